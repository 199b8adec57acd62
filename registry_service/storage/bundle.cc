#include "registry_service/storage/bundle.h"

#include <zlib.h>

#include <limits>

#include "absl/strings/str_cat.h"
#include "registry_service/storage/store_error.h"

namespace handover::registry {
namespace {

constexpr size_t kChecksumBytes = 4;
constexpr size_t kHeaderBytes = 16;
constexpr size_t kSlotBytes = 8;

template <typename Number>
void AppendNumber(Number number, std::string& out) {
  for (size_t i = 0; i < sizeof(Number); ++i) out.push_back(static_cast<char>((number >> (8 * i)) & 0xff));
}

// Reads the number at `offset`, of which `bytes` has all the bytes.
template <typename Number>
Number NumberAt(std::string_view bytes, size_t offset) {
  Number number = 0;
  for (size_t i = 0; i < sizeof(Number); ++i) {
    number |= static_cast<Number>(static_cast<unsigned char>(bytes[offset + i])) << (8 * i);
  }
  return number;
}

uint32_t Checksum(std::string_view bytes) {
  const auto* data = reinterpret_cast<const Bytef*>(bytes.data());
  // zlib takes a null pointer as the wish for the first value of a checksum, which is that of no bytes as well.
  return static_cast<uint32_t>(crc32_z(0, data, bytes.size()));
}

}  // namespace

size_t CountForNextBundle(std::span<const NewEntry> entries) {
  size_t bytes = kHeaderBytes + kSlotBytes + entries[0].bytes.size();
  size_t count = 1;
  for (; count < entries.size(); ++count) {
    bytes += kSlotBytes + entries[count].bytes.size();
    if (bytes > kBundleBytesMax) break;
  }
  return count;
}

std::string EncodeBundle(ledger::Revision first, std::span<const NewEntry> entries) {
  std::string checked;
  AppendNumber(static_cast<uint32_t>(entries.size()), checked);
  AppendNumber(static_cast<uint64_t>(first.value), checked);
  size_t end = 0;
  for (const NewEntry& entry : entries) {
    end += entry.bytes.size();
    AppendNumber(static_cast<uint32_t>(end), checked);
    AppendNumber(Checksum(entry.bytes), checked);
  }
  std::string blob;
  blob.reserve(kChecksumBytes + checked.size() + end);
  AppendNumber(Checksum(checked), blob);
  blob += checked;
  for (const NewEntry& entry : entries) blob += entry.bytes;
  return blob;
}

absl::StatusOr<Bundle> Bundle::Parse(std::string_view blob) {
  if (blob.size() < kHeaderBytes) return StoreCorruptError("a bundle is shorter than its header");
  const size_t count = NumberAt<uint32_t>(blob, kChecksumBytes);
  if (count == 0 || count > (blob.size() - kHeaderBytes) / kSlotBytes) {
    return StoreCorruptError("a bundle is shorter than its table");
  }
  const size_t table_bytes = count * kSlotBytes;
  const std::string_view checked = blob.substr(kChecksumBytes, kHeaderBytes - kChecksumBytes + table_bytes);
  if (Checksum(checked) != NumberAt<uint32_t>(blob, 0)) {
    return StoreCorruptError("the table of a bundle fails its checksum");
  }
  // A checksum finds accidents. What follows holds against any bytes at all.
  const auto first = NumberAt<uint64_t>(blob, kChecksumBytes + sizeof(uint32_t));
  if (first == 0 || first > static_cast<uint64_t>(std::numeric_limits<int64_t>::max()) - count) {
    return StoreCorruptError("the first revision of a bundle is out of range");
  }
  const Bundle bundle({static_cast<int64_t>(first)}, count, blob.substr(kHeaderBytes, table_bytes),
                      blob.substr(kHeaderBytes + table_bytes));
  size_t begin = 0;
  for (size_t i = 0; i < count; ++i) {
    if (bundle.EndOf(i) < begin) return StoreCorruptError("the table of a bundle runs backwards");
    begin = bundle.EndOf(i);
  }
  if (begin != bundle.entries_.size()) return StoreCorruptError("a bundle is not as long as its table says");
  return bundle;
}

absl::StatusOr<std::string_view> Bundle::Read(ledger::Revision revision) const {
  const auto index = static_cast<size_t>(revision.value - first_.value);
  const size_t begin = index == 0 ? 0 : EndOf(index - 1);
  const std::string_view entry = entries_.substr(begin, EndOf(index) - begin);
  if (Checksum(entry) != NumberAt<uint32_t>(table_, index * kSlotBytes + sizeof(uint32_t))) {
    return StoreCorruptError(absl::StrCat("entry ", revision.value, " fails its checksum"));
  }
  return entry;
}

size_t Bundle::EndOf(size_t index) const { return NumberAt<uint32_t>(table_, index * kSlotBytes); }

}  // namespace handover::registry
