#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_CHECK_CONNECTION_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_CHECK_CONNECTION_H_

#include <SQLiteCpp/Database.h>

#include <filesystem>

#include "absl/status/statusor.h"

namespace handover::registry {

// Opens a connection to the ledger's file at `path` that reads what is in the file and in its WAL, and leaves every
// file of the directory as it is; whoever calls holds the directory. Fails as SqliteError says.
absl::StatusOr<SQLite::Database> OpenForCheck(const std::filesystem::path& path);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_CHECK_CONNECTION_H_
