#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_ENTRY_CHECK_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_ENTRY_CHECK_H_

#include <SQLiteCpp/Database.h>

#include <optional>

#include "ledger/entry.h"
#include "ledger/merkle_hash.h"
#include "registry_service/storage/check_findings.h"
#include "registry_service/storage/entry_facts.h"

namespace handover::registry {

// What a ledger holds, as far as its entries could be read.
struct CheckedEntries {
  ledger::Revision head;
  std::optional<ledger::Hash> root;  // Of all entries up to the head; nothing if one of them could not be read.
};

// Reads every bundle and every entry in order, and adds to `findings` what is wrong: bundles that do not follow each
// other, checksums, entries that `read_facts` refuses, times that go back, and what does not fit the entries in the
// index of names, the successors and the Merkle tree. Memory is bounded, whatever the size of the ledger.
CheckedEntries CheckEntries(SQLite::Database& database, const EntryFactsReader& read_facts, CheckFindings& findings);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_ENTRY_CHECK_H_
