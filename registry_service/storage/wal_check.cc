#include "registry_service/storage/wal_check.h"

#include <fcntl.h>

#include <array>
#include <cerrno>
#include <optional>
#include <span>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "registry_service/storage/big_endian.h"
#include "registry_service/storage/data_directory.h"
#include "registry_service/storage/file_descriptor.h"
#include "registry_service/storage/page_checksum.h"

namespace handover::registry {
namespace {

constexpr size_t kHeaderBytes = 32;
constexpr size_t kFrameHeaderBytes = 24;
constexpr size_t kFrameBytes = kFrameHeaderBytes + kPageBytes;
constexpr uint32_t kMagic = 0x377f0682;  // With the lowest bit set, checksums are over big-endian words.
constexpr uint32_t kVersion = 3007000;
constexpr char kMayBe[] = "cut short by a crash before it was acknowledged, or damaged";

using Bytes = std::span<const unsigned char>;

// Two numbers that stand one behind the other: salts, or a checksum.
struct Pair {
  uint32_t first = 0;
  uint32_t second = 0;

  friend bool operator==(const Pair&, const Pair&) = default;
};

Pair PairAt(Bytes bytes, size_t offset) { return {BigEndianAt(bytes, offset), BigEndianAt(bytes, offset + 4)}; }

std::string ToHex(Pair pair) { return absl::StrFormat("%08x%08x", pair.first, pair.second); }

// The checksum of what `before` is the checksum of, and of `bytes` behind it.
Pair Continue(Pair before, Bytes bytes, bool is_big_endian) {
  const auto word_at = [&](size_t offset) {
    const uint32_t word = BigEndianAt(bytes, offset);
    return is_big_endian ? word : __builtin_bswap32(word);
  };
  Pair sum = before;
  for (size_t offset = 0; offset < bytes.size(); offset += 8) {
    sum.first += word_at(offset) + sum.second;
    sum.second += word_at(offset + 4) + sum.first;
  }
  return sum;
}

// What a file begins with.
struct WalHeader {
  bool is_big_endian;
  Pair salts;
  Pair checksum;
};

// One frame, and where it is.
class Frame {
 public:
  Frame(int64_t number, Bytes bytes) : number_(number), bytes_(bytes) {}

  uint32_t page() const { return BigEndianAt(bytes_, 0); }
  // The size of the database, in pages, if this frame ends a transaction; 0 if not.
  uint32_t page_count() const { return BigEndianAt(bytes_, 4); }
  Pair salts() const { return PairAt(bytes_, 8); }
  Pair checksum() const { return PairAt(bytes_, 16); }

  Pair ContinueChecksum(Pair before, bool is_big_endian) const {
    return Continue(Continue(before, bytes_.first(8), is_big_endian), bytes_.subspan(kFrameHeaderBytes), is_big_endian);
  }

  std::string Place() const {
    return absl::StrCat("frame ", number_ + 1, " at byte ", int64_t{kHeaderBytes} + number_ * int64_t{kFrameBytes});
  }

 private:
  int64_t number_;  // From 0.
  Bytes bytes_;
};

class WalWalk {
 public:
  WalWalk(std::string name, const FileDescriptor& file, int64_t size, CheckFindings& findings)
      : name_(std::move(name)),
        file_(file),
        frame_count_((size - int64_t{kHeaderBytes}) / int64_t{kFrameBytes}),
        findings_(findings),
        buffer_(kFrameBytes) {}

  WalContents Run() {
    const auto header = ReadHeader();
    if (!header.has_value()) return {};
    const int64_t broken_at = FollowChain(*header);
    LookBehind(broken_at, *header);
    return std::move(contents_);
  }

 private:
  void Find(std::string where, std::string what) { findings_.Add(name_, std::move(where), std::move(what)); }

  std::optional<WalHeader> ReadHeader() {
    std::array<unsigned char, kHeaderBytes> bytes = {};
    const auto count = file_.ReadAt(0, bytes);
    if (!count.has_value() || *count < kHeaderBytes) {
      Find("header at byte 0", absl::StrCat("got ", count.value_or(0), " bytes, want ", kHeaderBytes, ": ", kMayBe));
      return std::nullopt;
    }
    const bool is_big_endian = BigEndianAt(bytes, 0) == (kMagic | 1);
    const WalHeader header = {
        .is_big_endian = is_big_endian, .salts = PairAt(bytes, 16), .checksum = PairAt(bytes, 24)};
    const Pair want = Continue({}, Bytes(bytes).first(24), is_big_endian);
    if ((BigEndianAt(bytes, 0) | 1) != (kMagic | 1) || header.checksum != want) {
      Find("header at byte 0", absl::StrCat("fails its checksum: got ", ToHex(header.checksum), ", want ", ToHex(want),
                                            "; SQLite would drop the whole file"));
      return std::nullopt;
    }
    if (BigEndianAt(bytes, 4) == kVersion && BigEndianAt(bytes, 8) == kPageBytes) return header;
    Find("header at byte 0",
         absl::StrCat("got version ", BigEndianAt(bytes, 4), " and pages of ", BigEndianAt(bytes, 8),
                      " bytes, want version ", kVersion, " and pages of ", kPageBytes, " bytes"));
    return std::nullopt;
  }

  // Reads a frame; nothing if it cannot be read, which is said then. It is valid until the next one is read.
  std::optional<Frame> ReadFrame(int64_t number) {
    const auto count = file_.ReadAt(int64_t{kHeaderBytes} + number * int64_t{kFrameBytes}, buffer_);
    const Frame frame(number, buffer_);
    if (count == kFrameBytes) return frame;
    Find(frame.Place(), absl::StrCat("cannot be read: ", std::generic_category().message(errno)));
    return std::nullopt;
  }

  // Reads the frames whose checksums each go on from the one before, and returns the number of the first that does not.
  int64_t FollowChain(const WalHeader& header) {
    checksum_ = header.checksum;
    for (int64_t number = 0; number < frame_count_; ++number) {
      const auto frame = ReadFrame(number);
      if (!frame.has_value()) return number;
      const Pair checksum = frame->ContinueChecksum(checksum_, header.is_big_endian);
      if (frame->page() == 0 || frame->salts() != header.salts || frame->checksum() != checksum) return number;
      checksum_ = checksum;
      unfinished_.push_back(frame->page());
      if (frame->page_count() == 0) continue;
      contents_.pages.insert(unfinished_.begin(), unfinished_.end());
      contents_.page_count = frame->page_count();
      unfinished_.clear();
    }
    return frame_count_;
  }

  // Whether the file ends in the beginning of one more frame.
  bool EndsInPartOfFrame(const WalHeader& header) const {
    std::array<unsigned char, kFrameHeaderBytes> bytes = {};
    const auto count = file_.ReadAt(int64_t{kHeaderBytes} + frame_count_ * int64_t{kFrameBytes}, bytes);
    return count.value_or(0) >= 16 && Frame(frame_count_, bytes).salts() == header.salts;
  }

  // Tells what the end of the chain is from the frames behind it.
  void LookBehind(int64_t broken_at, const WalHeader& header) {
    std::string place = absl::StrCat("end at frame ", broken_at);
    std::string problem;
    bool goes_on = !unfinished_.empty();
    bool has_end = false;    // Of the transaction that is broken.
    bool is_damage = false;  // What came behind its end was only written once it was synced.
    for (int64_t number = broken_at; number < frame_count_; ++number) {
      const auto frame = ReadFrame(number);
      if (!frame.has_value()) return;
      const Pair want = frame->ContinueChecksum(checksum_, header.is_big_endian);
      if (number == broken_at) {
        place = frame->Place();
        // A checksum does not cover the salts.
        if (frame->salts() != header.salts && frame->checksum() == want) {
          Find(place, absl::StrCat("has wrong salts: got ", ToHex(frame->salts()), ", want ", ToHex(header.salts)));
          return;
        }
        problem = absl::StrCat("fails its checksum: got ", ToHex(frame->checksum()), ", want ", ToHex(want));
      }
      if (frame->salts() != header.salts) continue;
      goes_on = true;
      if (has_end) is_damage = true;
      if (frame->page_count() != 0) has_end = true;
    }
    if (EndsInPartOfFrame(header)) goes_on = true;
    if (is_damage) Find(place, absl::StrCat(problem, "; it is damaged, and whole transactions follow it"));
    if (!is_damage && goes_on) {
      Find(place, absl::StrCat(problem, problem.empty() ? "" : "; ", "the last transaction is not whole: ", kMayBe));
    }
  }

  const std::string name_;
  const FileDescriptor& file_;
  const int64_t frame_count_;
  CheckFindings& findings_;
  std::vector<unsigned char> buffer_;
  Pair checksum_;                     // Of all frames of the chain so far.
  std::vector<uint32_t> unfinished_;  // The pages of the transaction that is being read.
  WalContents contents_;
};

}  // namespace

absl::StatusOr<WalContents> CheckWal(const std::filesystem::path& path, CheckFindings& findings) {
  const FileDescriptor file = FileDescriptor::Open(path, O_RDONLY);
  if (file.empty() && errno == ENOENT) return WalContents();
  const std::optional<int64_t> size = file.empty() ? std::nullopt : file.Size();
  if (!size.has_value()) {
    return DataDirectoryError(path.parent_path(),
                              absl::StrCat("has a ", path.filename().string(),
                                           " that cannot be read: ", std::generic_category().message(errno)));
  }
  if (*size == 0) return WalContents();
  return WalWalk(path.filename(), file, *size, findings).Run();
}

}  // namespace handover::registry
