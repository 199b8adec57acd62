#include "registry_service/storage/sqlite_ledger_file.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sys/random.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <string>
#include <system_error>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "registry_service/storage/big_endian.h"
#include "registry_service/storage/data_directory.h"
#include "registry_service/storage/page_checksum.h"
#include "registry_service/storage/page_checksum_vfs.h"
#include "registry_service/storage/sqlite_error.h"

namespace handover::registry {
namespace {

namespace fs = std::filesystem;

// record_names is ordered by collection and id, so that a collection is one range of it and its nested collections are
// others.
constexpr char kSchema[] = R"sql(
CREATE TABLE ledger (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), id TEXT NOT NULL) STRICT;
CREATE TABLE bundles (first_revision INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT;
CREATE TABLE record_names (collection TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL,
                           PRIMARY KEY (collection, id)) STRICT, WITHOUT ROWID;
CREATE TABLE merkle_tiles (level INTEGER NOT NULL, number INTEGER NOT NULL, hashes BLOB NOT NULL,
                           PRIMARY KEY (level, number)) STRICT;
CREATE TABLE successors (name TEXT NOT NULL PRIMARY KEY, revision INTEGER NOT NULL) STRICT, WITHOUT ROWID;
)sql";

// Of the header of an SQLite file.
constexpr std::string_view kMagic("SQLite format 3\0", 16);
constexpr size_t kUserVersionAt = 60;
constexpr size_t kApplicationIdAt = 68;
constexpr size_t kHeaderBytes = 100;

constexpr char kMakingSuffix[] = ".new";
constexpr std::array kCompanionSuffixes = {"", "-journal", "-shm", "-wal"};

constexpr int kBusyTimeoutMs = 5000;
constexpr int kWriterCacheKib = 8192;
constexpr int kReaderCacheKib = 2048;
// A WAL that grew beyond this while readers held it up is cut back.
constexpr int kWalBytesKept = 64 << 20;

fs::path MakingPath(const fs::path& path) { return path.string() + kMakingSuffix; }

absl::StatusOr<std::string> DrawLedgerId() {
  std::array<char, 16> bytes;
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    return absl::InternalError("store: the system gives no random bytes for a ledger id");
  }
  return absl::BytesToHexString(absl::string_view(bytes.data(), bytes.size()));
}

absl::Status RemoveLeftovers(const fs::path& path) {
  for (const char* suffix : kCompanionSuffixes) {
    std::error_code error;
    fs::remove(MakingPath(path).string() + suffix, error);
    if (error) return absl::InternalError(absl::StrCat("store: cannot remove what is left: ", error.message()));
  }
  return absl::OkStatus();
}

// Builds the whole file under another name. The rollback journal is used until all is in it, since it leaves nothing
// else to be done.
absl::Status BuildLedgerFile(const fs::path& path, const std::string& ledger_id, const FillTables& fill) {
  return CatchSqlite([&]() -> absl::Status {
    SQLite::Database database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 0, PageChecksumVfs());
    database.exec(absl::StrCat("PRAGMA page_size = ", kPageBytes));
    int reserved_bytes = kPageChecksumBytes;
    sqlite3_file_control(database.getHandle(), nullptr, SQLITE_FCNTL_RESERVE_BYTES, &reserved_bytes);
    database.exec("PRAGMA synchronous = FULL");
    database.exec(absl::StrCat("PRAGMA application_id = ", kApplicationId));
    SQLite::Transaction transaction(database);
    MakeTables(database);
    SQLite::Statement insert(database, "INSERT INTO ledger (only_row, id) VALUES (1, ?)");
    insert.bind(1, ledger_id);
    insert.exec();
    if (absl::Status filled = fill(database); !filled.ok()) return filled;
    database.exec(absl::StrCat("PRAGMA user_version = ", kSchemaVersion));
    transaction.commit();
    // Here and not at the first opening: if this fails it is told, and what was made so far is thrown away.
    database.exec("PRAGMA journal_mode = WAL");
    return absl::OkStatus();
  });
}

absl::Status ConfigureWriting(SQLite::Database& database) {
  database.exec(absl::StrCat("PRAGMA cache_size = -", kWriterCacheKib));
  if (const std::string mode = database.execAndGet("PRAGMA journal_mode = WAL").getString(); mode != "wal") {
    return absl::InternalError(absl::StrCat("store: journal mode is ", mode, ", want wal"));
  }
  database.exec("PRAGMA synchronous = FULL");
  database.exec(absl::StrCat("PRAGMA journal_size_limit = ", kWalBytesKept));
  return absl::OkStatus();
}

}  // namespace

absl::Status MakeLedgerFile(const fs::path& path) {
  const auto ledger_id = DrawLedgerId();
  if (!ledger_id.ok()) return ledger_id.status();
  return MakeLedgerFile(path, *ledger_id, [](SQLite::Database&) { return absl::OkStatus(); });
}

absl::Status MakeLedgerFile(const fs::path& path, const std::string& ledger_id, const FillTables& fill) {
  if (auto status = RemoveLeftovers(path); !status.ok()) return status;
  if (auto status = BuildLedgerFile(MakingPath(path), ledger_id, fill); !status.ok()) return status;
  std::error_code error;
  fs::rename(MakingPath(path), path, error);
  if (error) return absl::InternalError(absl::StrCat("store: cannot put the new ledger in place: ", error.message()));
  return SyncDirectory(path.parent_path());
}

bool IsLeftFromMaking(std::string_view file_name) {
  for (const char* suffix : kCompanionSuffixes) {
    if (file_name == MakingPath(DataDirectory::kLedgerFile).string() + suffix) return true;
  }
  return false;
}

absl::Status CheckIsLedgerFile(const fs::path& path) {
  std::array<char, kHeaderBytes> bytes = {};
  std::ifstream(path, std::ios::binary).read(bytes.data(), bytes.size());
  const std::string_view header(bytes.data(), bytes.size());
  if (!header.starts_with(kMagic)) {
    return DataDirectoryError(path.parent_path(), absl::StrCat("holds a ", DataDirectory::kLedgerFile,
                                                               " that is no SQLite file, want a ledger"));
  }
  if (const uint32_t id = BigEndianAt(header, kApplicationIdAt); id != kApplicationId) {
    return DataDirectoryError(
        path.parent_path(),
        absl::StrFormat("holds an SQLite file of application id 0x%08x, want a ledger, which has 0x%08x", id,
                        kApplicationId));
  }
  const uint32_t version = BigEndianAt(header, kUserVersionAt);
  if (version == kSchemaVersion) return absl::OkStatus();
  return DataDirectoryError(path.parent_path(),
                            absl::StrCat("holds a ledger of schema ", version, ", want ", kSchemaVersion,
                                         version > kSchemaVersion ? "; a newer registry can read it" : ""));
}

absl::StatusOr<SQLite::Database> OpenLedgerFile(const fs::path& path, ConnectionUse use) {
  const int mode = use == ConnectionUse::kWriting ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY;
  return CatchSqlite([&]() -> absl::StatusOr<SQLite::Database> {
    SQLite::Database database(path.string(), mode | SQLite::OPEN_NOMUTEX, kBusyTimeoutMs, PageChecksumVfs());
    ConfigureReading(database);
    if (use == ConnectionUse::kReading) return database;
    if (auto status = ConfigureWriting(database); !status.ok()) return status;
    return database;
  });
}

void ConfigureReading(SQLite::Database& database) {
  // A read error of the disk under mmap would end the process with SIGBUS; here it is an error like others.
  database.exec("PRAGMA mmap_size = 0");
  database.exec("PRAGMA cell_size_check = ON");
  database.exec("PRAGMA trusted_schema = OFF");
  database.exec(absl::StrCat("PRAGMA cache_size = -", kReaderCacheKib));
}

fs::path WalPathOf(const fs::path& path) { return path.string() + "-wal"; }

void MakeTables(SQLite::Database& database) { database.exec(kSchema); }

}  // namespace handover::registry
