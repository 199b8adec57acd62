#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_LEDGER_CHECK_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_LEDGER_CHECK_H_

#include <filesystem>
#include <string>

#include "absl/status/statusor.h"
#include "registry_service/storage/check_findings.h"
#include "registry_service/storage/entry_facts.h"
#include "registry_service/storage/sqlite_entry_check.h"

namespace handover::registry {

// What became of the check of a ledger.
struct LedgerCheck {
  std::string ledger_id;  // Empty if it cannot be read.
  CheckedEntries entries;
  CheckFindings findings;
};

// Recomputes all that can be from the bytes that are stored in `data_dir`: the checksum of every page and of the WAL,
// the entries, their names, their successors and their Merkle tree, and the form of the signing key. Nothing that is
// stored is changed, and no registry can open the ledger meanwhile.
//
// Whatever is wrong is a finding. Fails with FAILED_PRECONDITION, in one line that begins with `data_dir`, if the
// ledger could not be checked: there is none, it is in use, or it cannot be read.
absl::StatusOr<LedgerCheck> CheckLedger(const std::filesystem::path& data_dir, const EntryFactsReader& read_facts);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_LEDGER_CHECK_H_
