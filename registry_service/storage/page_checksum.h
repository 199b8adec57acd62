#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_PAGE_CHECKSUM_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_PAGE_CHECKSUM_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

// What the last bytes of every page of a ledger's file hold, so that a flipped bit is found wherever it is, be it in
// bytes that no row uses: the page's number (4 bytes), and the CRC-32 of all that stands before (4). Both are
// little-endian. SQLite leaves these bytes alone. Pure; safe from any thread.
namespace handover::registry {

// The size of a page, and how much of it SQLite leaves to the checksum.
inline constexpr size_t kPageBytes = 4096;
inline constexpr size_t kPageChecksumBytes = 8;

// The number of the page that begins at a place in the file; the first is 1.
constexpr uint32_t PageAt(int64_t offset) { return static_cast<uint32_t>(offset / int64_t{kPageBytes} + 1); }
constexpr int64_t OffsetOf(uint32_t page) { return (int64_t{page} - 1) * int64_t{kPageBytes}; }

// Writes the checksum into the bytes of page `number`.
void SetChecksum(uint32_t number, std::span<unsigned char, kPageBytes> page);

// Whether the bytes of page `number` are as they were written.
bool HasChecksum(uint32_t number, std::span<const unsigned char, kPageBytes> page);

// Whether the bytes say that they are page `number`, right or not.
bool HasPageNumber(uint32_t number, std::span<const unsigned char, kPageBytes> page);

// Why they are not as they were written, with what is there and what is wanted: "fails its checksum: ...".
std::string ChecksumProblem(uint32_t number, std::span<const unsigned char, kPageBytes> page);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_PAGE_CHECKSUM_H_
