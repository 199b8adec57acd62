#include "tests/conformance/ledger_store_factory.h"

#include "registry_service/storage/sqlite_ledger_store.h"

namespace handover::registry {

std::ostream& operator<<(std::ostream& out, const LedgerStoreFactory& factory) { return out << factory.engine; }

std::vector<LedgerStoreFactory> Engines() { return {{.engine = "Sqlite", .open = SqliteLedgerStore::Open}}; }

}  // namespace handover::registry
