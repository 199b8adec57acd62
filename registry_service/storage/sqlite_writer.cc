#include "registry_service/storage/sqlite_writer.h"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "absl/strings/str_cat.h"
#include "registry_service/storage/bundle.h"
#include "registry_service/storage/collection_of_name.h"
#include "registry_service/storage/sqlite_error.h"
#include "registry_service/storage/sqlite_ledger_file.h"

namespace handover::registry {
namespace {

// From here on the WAL is written back into the file before the next batch. More pages would mean fewer and longer
// pauses.
constexpr int kCheckpointPages = 1000;
// From here on the next batch waits for the readers that still need the WAL, so that it cannot grow for ever under
// steady reading.
constexpr int kCheckpointPagesMax = 8 * kCheckpointPages;

}  // namespace

absl::StatusOr<std::unique_ptr<SqliteWriter>> SqliteWriter::Open(const std::filesystem::path& path) {
  auto database = OpenLedgerFile(path, ConnectionUse::kWriting);
  if (!database.ok()) return database.status();
  return CatchSqlite([&]() -> absl::StatusOr<std::unique_ptr<SqliteWriter>> {
    return std::unique_ptr<SqliteWriter>(new SqliteWriter(*std::move(database)));
  });
}

SqliteWriter::SqliteWriter(SQLite::Database database)
    : database_(std::move(database)),
      insert_bundle_(database_, "INSERT INTO bundles (first_revision, entries) VALUES (?, ?)"),
      insert_name_(database_, "INSERT INTO record_names (collection, id, revision) VALUES (?, ?, ?)"),
      insert_successor_(database_, "INSERT INTO successors (name, revision) VALUES (?, ?)"),
      insert_tile_(database_, "INSERT INTO merkle_tiles (level, number, hashes) VALUES (?, ?, ?)") {
  // SQLite's own checkpoints run unasked after a commit and keep their errors to themselves; this takes their place.
  sqlite3_wal_hook(
      database_.getHandle(),
      [](void* wal_pages, sqlite3*, const char*, int pages) {
        *static_cast<int*>(wal_pages) = pages;
        return SQLITE_OK;
      },
      &wal_pages_);
}

SqliteWriter::~SqliteWriter() {
  if (failure_.ok()) return;
  // Closing the last connection would sync and then drop the WAL, which is all that is left to go by. The next process
  // recovers from it.
  sqlite3_db_config(database_.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

absl::Status SqliteWriter::Append(ledger::Revision first, std::span<const NewEntry> entries,
                                  std::span<const MerkleTiles::Tile> tiles) {
  if (!failure_.ok()) return failure_;
  const absl::Status status = AppendOnce(first, entries, tiles);
  // An error of any other kind leaves open what is on disk. A second fsync might answer OK for pages that the first one
  // lost.
  if (!status.ok() && !absl::IsResourceExhausted(status)) failure_ = status;
  return status;
}

absl::Status SqliteWriter::AppendOnce(ledger::Revision first, std::span<const NewEntry> entries,
                                      std::span<const MerkleTiles::Tile> tiles) {
  const auto is_too_long = [](const NewEntry& entry) { return entry.bytes.size() > LedgerStore::kEntryBytesMax; };
  if (std::ranges::any_of(entries, is_too_long)) {
    return absl::InternalError(absl::StrCat("store: an entry is longer than ", LedgerStore::kEntryBytesMax, " bytes"));
  }
  if (auto status = CheckpointIfDue(); !status.ok()) return status;
  absl::Status status = CatchSqlite([&] {
    database_.exec("BEGIN IMMEDIATE");
    InsertBundles(first, entries);
    InsertNames(first, entries);
    InsertTiles(tiles);
    database_.exec("COMMIT");
    return absl::OkStatus();
  });
  return status.ok() ? status : RollBack(std::move(status));
}

void SqliteWriter::InsertBundles(ledger::Revision first, std::span<const NewEntry> entries) {
  while (!entries.empty()) {
    const size_t count = CountForNextBundle(entries);
    const std::string blob = EncodeBundle(first, entries.first(count));
    insert_bundle_.reset();
    insert_bundle_.bind(1, first.value);
    insert_bundle_.bindNoCopy(2, blob.data(), static_cast<int>(blob.size()));
    insert_bundle_.exec();
    first.value += static_cast<int64_t>(count);
    entries = entries.subspan(count);
  }
}

void SqliteWriter::InsertNames(ledger::Revision first, std::span<const NewEntry> entries) {
  for (ledger::Revision revision = first; const NewEntry& entry : entries) {
    const CollectionAndId name = SplitName(entry.name);
    insert_name_.reset();
    insert_name_.bind(1, std::string(name.collection));
    insert_name_.bind(2, std::string(name.id));
    insert_name_.bind(3, revision.value);
    insert_name_.exec();
    if (!entry.supersedes.empty()) {
      insert_successor_.reset();
      insert_successor_.bind(1, entry.supersedes);
      insert_successor_.bind(2, revision.value);
      insert_successor_.exec();
    }
    revision = revision.Next();
  }
}

void SqliteWriter::InsertTiles(std::span<const MerkleTiles::Tile> tiles) {
  for (const MerkleTiles::Tile& tile : tiles) {
    insert_tile_.reset();
    insert_tile_.bind(1, tile.level);
    insert_tile_.bind(2, tile.number);
    insert_tile_.bindNoCopy(3, tile.hashes.data(), static_cast<int>(tile.hashes.size()));
    insert_tile_.exec();
  }
}

// Undoes what was begun, and returns `reason`, or that it could not be undone.
absl::Status SqliteWriter::RollBack(absl::Status reason) {
  for (SQLite::Statement* statement : {&insert_bundle_, &insert_name_, &insert_successor_, &insert_tile_})
    statement->tryReset();
  // SQLite has rolled back by itself after some errors.
  if (sqlite3_get_autocommit(database_.getHandle()) != 0) return reason;
  if (database_.tryExec("ROLLBACK") == SQLITE_OK) return reason;
  return absl::InternalError(
      absl::StrCat("store: cannot roll back: ", database_.getErrorMsg(), ", after: ", std::string(reason.message())));
}

// Writes the WAL back into the file. This comes before a batch and not behind one, so that the callers of the last
// batch have their answer by then. What cannot be written back for want of room, or because of readers, stays in the
// WAL until a later batch.
absl::Status SqliteWriter::CheckpointIfDue() {
  if (wal_pages_ < kCheckpointPages) return absl::OkStatus();
  const int mode = wal_pages_ < kCheckpointPagesMax ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_RESTART;
  sqlite3* const handle = database_.getHandle();
  errno = 0;
  const int code = sqlite3_wal_checkpoint_v2(handle, nullptr, mode, nullptr, nullptr);
  if (code == SQLITE_OK || code == SQLITE_BUSY) return absl::OkStatus();
  const absl::Status status = SqliteError(sqlite3_extended_errcode(handle), errno, sqlite3_errmsg(handle));
  return absl::IsResourceExhausted(status) ? absl::OkStatus() : status;
}

}  // namespace handover::registry
