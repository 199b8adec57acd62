#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_WRITER_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_WRITER_H_

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/entry.h"
#include "registry_service/storage/ledger_store.h"
#include "registry_service/storage/merkle_tiles.h"
#include "registry_service/storage/sqlite_ledger_head.h"

namespace handover::registry {

// The one connection that writes to a ledger's file. For one thread at a time.
class SqliteWriter {
 public:
  // Opens the ledger's file at `path`, and recovers what a process that was killed had committed.
  static absl::StatusOr<std::unique_ptr<SqliteWriter>> Open(const std::filesystem::path& path);

  ~SqliteWriter();
  SqliteWriter(const SqliteWriter&) = delete;
  SqliteWriter& operator=(const SqliteWriter&) = delete;

  absl::StatusOr<std::string> ReadLedgerId() { return registry::ReadLedgerId(database_); }

  // The revision of the last entry that is stored; 0 if there is none.
  absl::StatusOr<ledger::Revision> ReadHead() { return registry::ReadHead(database_); }

  // Stores `entries` (at least one) from the revision `first` on, and the tiles that they complete, in one durable
  // transaction. Fails as LedgerStore::Append does.
  absl::Status Append(ledger::Revision first, std::span<const NewEntry> entries,
                      std::span<const MerkleTiles::Tile> tiles);

 private:
  explicit SqliteWriter(SQLite::Database database);

  absl::Status AppendOnce(ledger::Revision first, std::span<const NewEntry> entries,
                          std::span<const MerkleTiles::Tile> tiles);
  void InsertBundles(ledger::Revision first, std::span<const NewEntry> entries);
  void InsertNames(ledger::Revision first, std::span<const NewEntry> entries);
  void InsertTiles(std::span<const MerkleTiles::Tile> tiles);
  absl::Status RollBack(absl::Status reason);
  absl::Status CheckpointIfDue();

  SQLite::Database database_;
  SQLite::Statement insert_bundle_;
  SQLite::Statement insert_name_;
  SQLite::Statement insert_successor_;
  SQLite::Statement insert_tile_;
  int wal_pages_ = 0;     // How long the WAL was after the last commit.
  absl::Status failure_;  // What every Append fails with, once one has left the disk in doubt.
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_WRITER_H_
