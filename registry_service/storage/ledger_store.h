#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_LEDGER_STORE_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_LEDGER_STORE_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/entry.h"
#include "ledger/merkle_proof.h"

namespace handover::registry {

// One entry that is to be appended.
struct NewEntry {
  // The record's name, new to the ledger.
  std::string name;
  // The name of the record that it corrects or supersedes, which has no successor yet; empty if there is none.
  std::string supersedes;
  // The entry, as it shall be stored, hashed and served; at most LedgerStore::kEntryBytesMax.
  std::string bytes;
};

// The ledger on disk. Entries are only ever added, in order and without gaps.
//
// Append is called from one thread at a time; every other method from any thread at any time. A read sees whole batches
// only, and none that head() does not count yet.
class LedgerStore {
 public:
  // How much one read returns at most.
  static constexpr int kReadCountMax = 1000;
  static constexpr size_t kReadBytesMax = 1 << 20;
  // The longest entry. The bounds of a batch keep every entry of a client's below it.
  static constexpr size_t kEntryBytesMax = 2 << 20;

  virtual ~LedgerStore() = default;

  // The ledger's id: 32 lower-case hexadecimal digits, drawn when the ledger was made.
  virtual const std::string& ledger_id() const = 0;

  // The revision of the last entry that is durable; 0 of an empty ledger.
  virtual ledger::Revision head() const = 0;

  // Appends `entries` after the head, all or none. When it returns OK they are durable, and head() has moved. Fails
  // with RESOURCE_EXHAUSTED (STORE_FULL) if there is no room: nothing is stored, and a later call may succeed. Fails
  // with INTERNAL if a name is in the ledger already or a predecessor has a successor, which is a fault of the caller.
  // After any error other than RESOURCE_EXHAUSTED the state on disk is unknown: every later call fails too, and the
  // process must stop. No entries are no change.
  virtual absl::Status Append(std::span<const NewEntry> entries) = 0;

  // Returns the entries with revision > `after`, ascending, at most kReadCountMax of them and, beyond the first,
  // kReadBytesMax bytes. An empty result means that `after` is the head. Fails with OUT_OF_RANGE (REVISION_AHEAD) if
  // `after` is above the head, DATA_LOSS (STORE_CORRUPT) if what is stored cannot be read.
  virtual absl::StatusOr<std::vector<ledger::Entry>> ReadAfter(ledger::Revision after) = 0;

  // Returns the entry at `revision`. Fails with OUT_OF_RANGE (REVISION_AHEAD) if there is none, DATA_LOSS
  // (STORE_CORRUPT) if what is stored cannot be read.
  virtual absl::StatusOr<ledger::Entry> Read(ledger::Revision revision) = 0;

  // Returns the entries of the records named `names`, in their order; nothing in the place of one that is not there. To
  // ask for many at once costs far less than to ask for each.
  virtual absl::StatusOr<std::vector<std::optional<ledger::Entry>>> FindAll(
      std::span<const std::string_view> names) = 0;

  // Returns the entry of the record named `name`; nothing if there is none.
  absl::StatusOr<std::optional<ledger::Entry>> Find(std::string_view name);

  // Returns the revision of the record that corrects or supersedes the one named `name`; nothing if none does.
  virtual absl::StatusOr<std::optional<ledger::Revision>> FindSuccessor(std::string_view name) = 0;

  // Returns the entries of the records of one collection ("agreements/a/terms") with revision <= `at` and id >
  // `after_id`, by id, at most `limit` of them (1 to kReadCountMax).
  virtual absl::StatusOr<std::vector<ledger::Entry>> List(std::string_view collection, std::string_view after_id,
                                                          ledger::Revision at, int limit) = 0;

  // Returns the hash of a complete subtree of the ledger's Merkle tree (RFC 6962), whose leaves are the entries: entry
  // r is leaf r - 1. Fails with OUT_OF_RANGE (REVISION_AHEAD) if one of its leaves is not there yet.
  virtual absl::StatusOr<ledger::Hash> ReadNode(ledger::Node node) = 0;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_LEDGER_STORE_H_
