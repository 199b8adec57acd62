#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_INDEX_CHECK_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_INDEX_CHECK_H_

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/entry.h"
#include "registry_service/storage/check_findings.h"
#include "registry_service/storage/entry_facts.h"

namespace handover::registry {

// Compares what entries say with where the ledger's file says that they are: the names in record_names, and what took
// the place of what in successors. Both ways: each entry has its rows, and no row is anybody else's. Not thread-safe.
//
// The methods fail as SqliteError says; what is wrong goes to the findings.
class SqliteIndexCheck {
 public:
  // Returns the facts of the entry at a revision of the ledger.
  using FactsAt = std::function<absl::StatusOr<EntryFacts>(ledger::Revision revision)>;

  // `database` and `findings` must outlive this.
  static absl::StatusOr<SqliteIndexCheck> Begin(SQLite::Database& database, CheckFindings& findings);

  // Looks for the rows of the entry at `revision`.
  absl::Status Add(ledger::Revision revision, const EntryFacts& facts);

  // Looks for rows that are of none of the entries, once all up to `head` have been added.
  absl::Status Finish(ledger::Revision head, const FactsAt& facts_at);

 private:
  SqliteIndexCheck(SQLite::Database& database, CheckFindings& findings);

  // Whether so many rows are in the table, and all that were looked for.
  bool HasRows(const char* table, int64_t want);
  void CheckRow(std::string_view index, std::string_view name, int64_t revision, ledger::Revision head,
                const FactsAt& facts_at, std::string EntryFacts::*fact);

  SQLite::Database& database_;
  CheckFindings& findings_;
  SQLite::Statement select_name_;
  SQLite::Statement select_successor_;
  int64_t names_ = 0;       // That entries have, so far.
  int64_t successors_ = 0;  // Likewise.
  int64_t found_ = 0;       // How many findings were of these two tables.
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_INDEX_CHECK_H_
