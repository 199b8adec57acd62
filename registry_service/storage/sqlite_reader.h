#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_READER_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_READER_H_

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/entry.h"

namespace handover::registry {

// One connection that reads a ledger's file, beside the writer and other readers. For one thread at a time.
//
// Every method that looks for something is given a revision, the head or an earlier one, and reads the ledger as it
// stood at that: the file may be ahead of it for a moment. The methods fail as those of LedgerStore do.
class SqliteReader {
 public:
  // Opens the ledger's file at `path`, on which a writer is open.
  static absl::StatusOr<std::unique_ptr<SqliteReader>> Open(const std::filesystem::path& path);

  // `after` is not above `head`.
  absl::StatusOr<std::vector<ledger::Entry>> ReadAfter(ledger::Revision after, ledger::Revision head);
  // `revision` is in the ledger.
  absl::StatusOr<ledger::Entry> Read(ledger::Revision revision);
  absl::StatusOr<std::vector<std::optional<ledger::Entry>>> FindAll(std::span<const std::string_view> names,
                                                                    ledger::Revision at);
  absl::StatusOr<std::optional<ledger::Revision>> FindSuccessor(std::string_view name, ledger::Revision at);
  absl::StatusOr<std::vector<ledger::Entry>> List(std::string_view collection, std::string_view after_id,
                                                  ledger::Revision at, int limit);
  // The hashes of a complete tile.
  absl::StatusOr<std::string> ReadTile(int level, int64_t number);

 private:
  explicit SqliteReader(SQLite::Database database);

  absl::Status ReadBytes(std::vector<ledger::Entry>& entries);

  SQLite::Database database_;
  SQLite::Statement select_bundle_;
  SQLite::Statement select_name_;
  SQLite::Statement select_collection_;
  SQLite::Statement select_successor_;
  SQLite::Statement select_tile_;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_READER_H_
