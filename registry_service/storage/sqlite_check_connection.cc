#include "registry_service/storage/sqlite_check_connection.h"

#include <sqlite3.h>

#include <cctype>
#include <string>
#include <system_error>

#include "absl/strings/str_format.h"
#include "registry_service/storage/page_checksum_vfs.h"
#include "registry_service/storage/sqlite_error.h"
#include "registry_service/storage/sqlite_ledger_file.h"

namespace handover::registry {
namespace {

namespace fs = std::filesystem;

// A path as SQLite reads it in a URI.
std::string UriOf(const fs::path& path) {
  std::string uri = "file:";
  for (const char c : fs::absolute(path).string()) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '/') {
      uri += c;
    } else {
      absl::StrAppendFormat(&uri, "%%%02x", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

}  // namespace

absl::StatusOr<SQLite::Database> OpenForCheck(const fs::path& path) {
  std::error_code not_there;
  const auto wal_bytes = fs::file_size(WalPathOf(path), not_there);
  // Where there is no WAL, SQLite would make one, unless it is told that the file does not change.
  const bool has_wal = !not_there && wal_bytes > 0;
  return CatchSqlite([&]() -> absl::StatusOr<SQLite::Database> {
    SQLite::Database database(UriOf(path) + (has_wal ? "" : "?immutable=1"),
                              SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX | SQLite::OPEN_URI, 0,
                              ReadOnlyPageChecksumVfs());
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    // The index of the WAL is in memory then, and not in a file beside it.
    database.exec("PRAGMA locking_mode = EXCLUSIVE");
    ConfigureReading(database);
    return database;
  });
}

}  // namespace handover::registry
