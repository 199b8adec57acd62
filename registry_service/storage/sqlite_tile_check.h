#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_TILE_CHECK_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_TILE_CHECK_H_

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/merkle_frontier.h"
#include "registry_service/storage/check_findings.h"
#include "registry_service/storage/merkle_tiles.h"

namespace handover::registry {

// Makes the Merkle tree of a ledger anew from its entries, and compares every tile that is stored with it. Not
// thread-safe. The methods fail as SqliteError says; what is wrong goes to the findings.
class SqliteTileCheck {
 public:
  // `database` and `findings` must outlive this.
  static absl::StatusOr<SqliteTileCheck> Begin(SQLite::Database& database, CheckFindings& findings);

  // Adds the next entry, and compares the tiles that it completes.
  absl::Status Add(std::string_view entry);

  // Looks for tiles that the tree does not have, once all entries have been added.
  absl::Status Finish();

  // The root of the tree of the entries so far.
  ledger::Hash root() const { return frontier_.Root(); }

 private:
  SqliteTileCheck(SQLite::Database& database, CheckFindings& findings);

  void Find(int64_t level, int64_t number, std::string what);
  absl::Status Compare(const MerkleTiles::Tile& want);

  SQLite::Database& database_;
  CheckFindings& findings_;
  SQLite::Statement select_tile_;
  MerkleTiles tiles_;
  ledger::MerkleFrontier frontier_;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_TILE_CHECK_H_
