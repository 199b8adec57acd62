#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_BACKUP_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_BACKUP_H_

#include <filesystem>
#include <string>

#include "absl/status/statusor.h"
#include "ledger/entry.h"

namespace handover::registry {

// What a backup holds.
struct LedgerBackup {
  std::string ledger_id;
  ledger::Revision head;
  bool has_signing_key = false;  // Whether the key was in the ledger's directory, and so is in the copy.
};

// Copies the ledger in `data_dir` as it stands now into `to`, a directory that is empty or not there: a registry that
// is started on that is the ledger restored. A registry may use the ledger meanwhile, and go on appending: since what
// is stored never changes, the copy is read in short steps, and holds nobody up. Every checksum on the way is verified.
//
// Fails with FAILED_PRECONDITION if there is no ledger in `data_dir` or `to` cannot be used, DATA_LOSS (STORE_CORRUPT)
// if the ledger is damaged, RESOURCE_EXHAUSTED (STORE_FULL) if there is no room. No ledger is in `to` then.
absl::StatusOr<LedgerBackup> BackUpLedger(const std::filesystem::path& data_dir, const std::filesystem::path& to);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_BACKUP_H_
