#include "registry_service/storage/sqlite_ledger_head.h"

#include <SQLiteCpp/Statement.h>

#include "registry_service/storage/bundle.h"
#include "registry_service/storage/sqlite_error.h"
#include "registry_service/storage/store_error.h"

namespace handover::registry {

absl::StatusOr<std::string> ReadLedgerId(SQLite::Database& database) {
  return CatchSqlite([&]() -> absl::StatusOr<std::string> {
    SQLite::Statement select(database, "SELECT id FROM ledger");
    if (!select.executeStep()) return StoreCorruptError("the ledger has no id");
    return select.getColumn(0).getString();
  });
}

absl::StatusOr<ledger::Revision> ReadHead(SQLite::Database& database) {
  return CatchSqlite([&]() -> absl::StatusOr<ledger::Revision> {
    SQLite::Statement select(database, "SELECT entries FROM bundles ORDER BY first_revision DESC LIMIT 1");
    if (!select.executeStep()) return ledger::Revision{0};
    const auto bundle = Bundle::Parse(BytesOf(select.getColumn(0)));
    if (!bundle.ok()) return bundle.status();
    return bundle->last();
  });
}

}  // namespace handover::registry
