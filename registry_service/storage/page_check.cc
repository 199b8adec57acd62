#include "registry_service/storage/page_check.h"

#include <fcntl.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <span>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "registry_service/storage/big_endian.h"
#include "registry_service/storage/data_directory.h"
#include "registry_service/storage/file_descriptor.h"
#include "registry_service/storage/page_checksum.h"
#include "registry_service/storage/sqlite_ledger_file.h"

namespace handover::registry {
namespace {

using Page = std::span<const unsigned char, kPageBytes>;

// How many pages are read at once.
constexpr size_t kPagesRead = 64;
// Where a header says how many pages the database has.
constexpr size_t kPageCountAt = 28;

// A number in the header of an SQLite file that is the same in every ledger.
struct HeaderField {
  const char* name;
  size_t offset;
  size_t bytes;
  uint32_t want;
};

constexpr std::array kHeaderFields = {
    HeaderField{"page size", 16, 2, kPageBytes},
    HeaderField{"reserved bytes of a page", 20, 1, kPageChecksumBytes},
    HeaderField{"largest payload fraction", 21, 1, 64},
    HeaderField{"smallest payload fraction", 22, 1, 32},
    HeaderField{"leaf payload fraction", 23, 1, 32},
    HeaderField{"schema format", 44, 4, 4},
    HeaderField{"largest root page", 52, 4, 0},
    HeaderField{"text encoding", 56, 4, 1},
    HeaderField{"schema version", 60, 4, kSchemaVersion},
    HeaderField{"incremental vacuum", 64, 4, 0},
    HeaderField{"application id", 68, 4, kApplicationId},
    HeaderField{"first reserved word", 72, 4, 0},
    HeaderField{"second reserved word", 76, 4, 0},
    HeaderField{"third reserved word", 80, 4, 0},
    HeaderField{"fourth reserved word", 84, 4, 0},
    HeaderField{"fifth reserved word", 88, 4, 0},
};

bool IsZero(Page page) {
  return std::ranges::all_of(page, [](unsigned char byte) { return byte == 0; });
}

class PageCheck {
 public:
  PageCheck(std::string name, const WalContents& wal, CheckFindings& findings, uint32_t lock_page)
      : name_(std::move(name)), wal_(wal), findings_(findings), lock_page_(lock_page), page_count_(wal.page_count) {}

  void Check(uint32_t number, Page page) {
    if (number == lock_page_) {
      if (!IsZero(page)) Find(number, "holds something, want zeros: it is the page of SQLite's locks");
    } else if (HasChecksum(number, page)) {
      if (number == 1) CheckHeader(page);
    } else if (!wal_.pages.contains(number)) {
      Find(number, ChecksumProblem(number, page));
    } else if (!IsZero(page)) {
      // Pages that come first to the file as it grows leave those between them empty until they come in their turn.
      Find(number, absl::StrCat(ChecksumProblem(number, page),
                                "; a whole one is in the WAL: torn by a crash while it was written back, or damaged"));
    }
  }

  void CheckEnd(int64_t file_bytes) {
    const auto in_file = static_cast<uint32_t>(file_bytes / int64_t{kPageBytes});
    if (const int64_t rest = file_bytes % int64_t{kPageBytes}; rest != 0) {
      Find(in_file + 1, absl::StrCat("got ", rest, " bytes, want ", kPageBytes, " or none"));
    }
    if (page_count_ == 0) return;  // Not known: the first page fails its checksum, which has been said.
    if (in_file > page_count_) {
      Find(page_count_ + 1, absl::StrCat("got ", in_file, " pages in the file, want ", page_count_));
    }
    for (uint32_t number = in_file + 1; number <= page_count_; ++number) {
      if (wal_.pages.contains(number) || number == lock_page_) continue;
      Find(number, absl::StrCat("is not there: got ", in_file, " pages in the file, want ", page_count_));
      return;
    }
  }

 private:
  void Find(uint32_t number, std::string what) {
    findings_.Add(name_, absl::StrCat("page ", number, " at byte ", OffsetOf(number)), std::move(what));
  }

  void CheckHeader(Page page) {
    if (page_count_ == 0) page_count_ = BigEndianAt(page, kPageCountAt, 4);
    for (const HeaderField& field : kHeaderFields) {
      const uint32_t got = BigEndianAt(page, field.offset, field.bytes);
      if (got == field.want) continue;
      findings_.Add(name_, absl::StrCat("header at byte ", field.offset),
                    absl::StrCat(field.name, ": got ", got, ", want ", field.want));
    }
  }

  const std::string name_;
  const WalContents& wal_;
  CheckFindings& findings_;
  const uint32_t lock_page_;
  uint32_t page_count_;
};

}  // namespace

absl::Status CheckPages(const std::filesystem::path& path, const WalContents& wal, CheckFindings& findings,
                        uint32_t lock_page) {
  const FileDescriptor file = FileDescriptor::Open(path, O_RDONLY);
  const std::string name = path.filename();
  const auto cannot_be_read = [] { return absl::StrCat("cannot be read: ", std::generic_category().message(errno)); };
  const std::optional<int64_t> size = file.empty() ? std::nullopt : file.Size();
  if (!size.has_value())
    return DataDirectoryError(path.parent_path(), absl::StrCat("has a ", name, " that ", cannot_be_read()));
  PageCheck check(name, wal, findings, lock_page);
  std::vector<unsigned char> buffer(kPagesRead * kPageBytes);
  for (int64_t offset = 0; offset < *size; offset += static_cast<int64_t>(buffer.size())) {
    const auto count = file.ReadAt(offset, buffer);
    if (!count.has_value()) {
      findings.Add(name, absl::StrCat("pages ", PageAt(offset), " to ", PageAt(offset) + kPagesRead - 1),
                   cannot_be_read());
      continue;
    }
    for (size_t at = 0; at + kPageBytes <= *count; at += kPageBytes) {
      check.Check(PageAt(offset + static_cast<int64_t>(at)), Page(&buffer[at], kPageBytes));
    }
  }
  check.CheckEnd(*size);
  return absl::OkStatus();
}

}  // namespace handover::registry
