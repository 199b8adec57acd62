#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_PAGE_CHECK_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_PAGE_CHECK_H_

#include <cstdint>
#include <filesystem>

#include "absl/status/status.h"
#include "registry_service/storage/check_findings.h"
#include "registry_service/storage/wal_check.h"

namespace handover::registry {

// The page in which SQLite keeps its locks, and nothing else.
inline constexpr uint32_t kLockPage = 0x40000000 / 4096 + 1;

// Reads every page of the database's file at `path` from its bytes, those that nothing uses too, and adds to `findings`
// what is wrong: a page that fails its checksum, a header that is none of a ledger, pages that are missing or too many,
// and what stands in the page `lock_page`. `wal` is what the WAL beside it holds: what is not in the file yet may be
// there. Fails with FAILED_PRECONDITION if the file cannot be opened.
absl::Status CheckPages(const std::filesystem::path& path, const WalContents& wal, CheckFindings& findings,
                        uint32_t lock_page = kLockPage);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_PAGE_CHECK_H_
