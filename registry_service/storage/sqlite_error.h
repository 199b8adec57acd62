#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_ERROR_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_ERROR_H_

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <cerrno>
#include <string_view>

#include "absl/status/status.h"

// Where the exceptions of SQLiteCpp end. Safe from any thread.
namespace handover::registry {

// The error of ours for SQLite's extended result code and the errno behind it (0 if none): RESOURCE_EXHAUSTED
// (STORE_FULL) if there was no room, DATA_LOSS (STORE_CORRUPT) if what is stored cannot be read, INTERNAL otherwise.
// Where a page fails its checksum it says which: that of the last read in this thread.
absl::Status SqliteError(int extended_code, int system_errno, std::string_view message);

// Returns what `body` does, an absl::Status or absl::StatusOr, or the error for what SQLiteCpp throws in it.
template <typename Body>
auto CatchSqlite(Body body) -> decltype(body()) {
  // sqlite3_system_errno is not set where a commit fails, and keeps what an earlier failure has set.
  errno = 0;
  try {
    return body();
  } catch (const SQLite::Exception& exception) {
    return SqliteError(exception.getExtendedErrorCode(), errno, exception.what());
  }
}

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_ERROR_H_
