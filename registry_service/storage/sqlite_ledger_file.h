#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_LEDGER_FILE_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_LEDGER_FILE_H_

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// The ledger as an SQLite file: its schema, how it is made, and how a connection to it is set.
namespace handover::registry {

// "Hdvr": says that an SQLite file is a ledger of ours.
inline constexpr int kApplicationId = 0x48647672;
// The version of the schema that this code writes and reads.
inline constexpr int kSchemaVersion = 3;

// Which of its connections a file is opened for.
enum class ConnectionUse { kReading, kWriting };

// Sets how any connection to a ledger's file reads.
void ConfigureReading(SQLite::Database& database);

// The WAL of the ledger's file at `path`.
std::filesystem::path WalPathOf(const std::filesystem::path& path);

// Runs the statements that make the tables of a ledger in an empty database.
void MakeTables(SQLite::Database& database);

// Makes an empty ledger with a new id at `path`, where no file is. It appears there only once it is whole and durable;
// what an earlier attempt left behind is removed. Fails with RESOURCE_EXHAUSTED (STORE_FULL) if there is no room.
absl::Status MakeLedgerFile(const std::filesystem::path& path);

// Makes a ledger with the id `ledger_id` likewise, whose tables `fill` fills before it appears. Fails as `fill` does
// too.
using FillTables = std::function<absl::Status(SQLite::Database& database)>;
absl::Status MakeLedgerFile(const std::filesystem::path& path, const std::string& ledger_id, const FillTables& fill);

// Whether a file of that name in the directory of a ledger is what an unfinished MakeLedgerFile leaves behind.
bool IsLeftFromMaking(std::string_view file_name);

// Looks at the first bytes of the file at `path`, without SQLite, which would make files beside it. Fails with
// FAILED_PRECONDITION if they are not those of a ledger of schema kSchemaVersion. No connection to it may be open in
// this process: this would drop its locks.
absl::Status CheckIsLedgerFile(const std::filesystem::path& path);

// Opens a connection to a file that CheckIsLedgerFile has passed, for the use of one thread at a time. Fails as
// SqliteError says.
absl::StatusOr<SQLite::Database> OpenLedgerFile(const std::filesystem::path& path, ConnectionUse use);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_LEDGER_FILE_H_
