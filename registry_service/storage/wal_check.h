#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_WAL_CHECK_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_WAL_CHECK_H_

#include <cstdint>
#include <filesystem>
#include <unordered_set>

#include "absl/status/statusor.h"
#include "registry_service/storage/check_findings.h"

namespace handover::registry {

// What a WAL holds that is not only in the database's file: whole transactions.
struct WalContents {
  std::unordered_set<uint32_t> pages;
  uint32_t page_count = 0;  // Of the database after the last of them; 0 if there is none.
};

// Recomputes the checksums of the WAL at `path` from its bytes ("The Write-Ahead Log" in SQLite's file format), and
// adds to `findings` what is wrong: where the chain of frames breaks although more of it follows, and a last
// transaction without its end. Frames from before the WAL was last begun anew hold nothing, and are not looked at. No
// file is an empty WAL. Fails with FAILED_PRECONDITION if the file cannot be opened.
absl::StatusOr<WalContents> CheckWal(const std::filesystem::path& path, CheckFindings& findings);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_WAL_CHECK_H_
