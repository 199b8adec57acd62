#include "registry_service/storage/page_checksum.h"

#include <zlib.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace handover::registry {
namespace {

constexpr size_t kNumberAt = kPageBytes - kPageChecksumBytes;
constexpr size_t kCrcAt = kNumberAt + sizeof(uint32_t);

uint32_t NumberAt(std::span<const unsigned char, kPageBytes> page, size_t offset) {
  uint32_t number = 0;
  for (size_t i = 0; i < sizeof(number); ++i) number |= uint32_t{page[offset + i]} << (8 * i);
  return number;
}

void SetNumberAt(std::span<unsigned char, kPageBytes> page, size_t offset, uint32_t number) {
  for (size_t i = 0; i < sizeof(number); ++i) page[offset + i] = static_cast<unsigned char>(number >> (8 * i));
}

uint32_t CrcOf(std::span<const unsigned char, kPageBytes> page) {
  return static_cast<uint32_t>(crc32_z(0, page.data(), kCrcAt));
}

}  // namespace

void SetChecksum(uint32_t number, std::span<unsigned char, kPageBytes> page) {
  SetNumberAt(page, kNumberAt, number);
  SetNumberAt(page, kCrcAt, CrcOf(page));
}

bool HasChecksum(uint32_t number, std::span<const unsigned char, kPageBytes> page) {
  return HasPageNumber(number, page) && NumberAt(page, kCrcAt) == CrcOf(page);
}

bool HasPageNumber(uint32_t number, std::span<const unsigned char, kPageBytes> page) {
  return NumberAt(page, kNumberAt) == number;
}

std::string ChecksumProblem(uint32_t number, std::span<const unsigned char, kPageBytes> page) {
  if (const uint32_t want = CrcOf(page), got = NumberAt(page, kCrcAt); got != want) {
    return absl::StrFormat("fails its checksum: got %08x, want %08x", got, want);
  }
  return absl::StrCat("is in the wrong place: got page ", NumberAt(page, kNumberAt), ", want page ", number);
}

}  // namespace handover::registry
