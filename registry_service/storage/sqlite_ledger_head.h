#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_LEDGER_HEAD_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_LEDGER_HEAD_H_

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/entry.h"

// What is read of a ledger's file by whoever opens it. Fails as SqliteError says, and with DATA_LOSS (STORE_CORRUPT).
namespace handover::registry {

// The bytes of a blob, which are SQLite's own and stay until its statement moves on.
inline std::string_view BytesOf(const SQLite::Column& blob) {
  return {static_cast<const char*>(blob.getBlob()), static_cast<size_t>(blob.getBytes())};
}

// The ledger's id.
absl::StatusOr<std::string> ReadLedgerId(SQLite::Database& database);

// The revision of the last entry; 0 of an empty ledger.
absl::StatusOr<ledger::Revision> ReadHead(SQLite::Database& database);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_LEDGER_HEAD_H_
