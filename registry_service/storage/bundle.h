#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_BUNDLE_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_BUNDLE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/entry.h"
#include "registry_service/storage/ledger_store.h"

// Consecutive entries in one blob, laid out so that any one of them is found and checked without reading the others:
//
//   header   CRC-32 of the rest of the header and of the table (4 bytes), count of entries (4), first revision (8)
//   table    for each entry: where it ends, counted from the end of the table (4), and its CRC-32 (4)
//   entries  one behind the other
//
// Numbers are little-endian. Pure; safe from any thread.
namespace handover::registry {

// What a bundle of several entries is at most, in bytes. Finding one entry reads its whole bundle, so that this bounds
// the cost of a find; an entry that is longer has a bundle of its own.
inline constexpr size_t kBundleBytesMax = 32 << 10;

// How many of `entries` (at least one) the next bundle takes: as many as fit, and at least one.
size_t CountForNextBundle(std::span<const NewEntry> entries);

// Lays out `entries` (at least one), of which the first has the revision `first`. None is longer than
// LedgerStore::kEntryBytesMax.
std::string EncodeBundle(ledger::Revision first, std::span<const NewEntry> entries);

// A bundle that is read where it lies: the blob must outlive it.
class Bundle {
 public:
  // Takes `blob` apart, whatever its bytes are. Fails with DATA_LOSS (STORE_CORRUPT) if its header and table are not as
  // they were written.
  static absl::StatusOr<Bundle> Parse(std::string_view blob);

  ledger::Revision first() const { return first_; }
  ledger::Revision last() const { return {first_.value + static_cast<int64_t>(count_) - 1}; }
  bool Holds(ledger::Revision revision) const { return first() <= revision && revision <= last(); }

  // Returns the entry at `revision`, which the bundle holds, as a view into the blob. Fails with DATA_LOSS
  // (STORE_CORRUPT) if it is not as it was written.
  absl::StatusOr<std::string_view> Read(ledger::Revision revision) const;

 private:
  Bundle(ledger::Revision first, size_t count, std::string_view table, std::string_view entries)
      : first_(first), count_(count), table_(table), entries_(entries) {}

  // Where the entry at `index` ends; that is, where the one behind it begins.
  size_t EndOf(size_t index) const;

  ledger::Revision first_;
  size_t count_;
  std::string_view table_;
  std::string_view entries_;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_BUNDLE_H_
