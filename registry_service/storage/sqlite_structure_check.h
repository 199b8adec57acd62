#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_STRUCTURE_CHECK_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_STRUCTURE_CHECK_H_

#include <SQLiteCpp/Database.h>

#include <string>

#include "registry_service/storage/check_findings.h"

namespace handover::registry {

// Adds to `findings` what is wrong with the database as such: its trees and indexes, by SQLite's own check, its tables,
// which are those of a ledger and no others, and its one row that says which ledger it is.
//
// Returns the ledger's id; empty if it has none, which is then among the findings.
std::string CheckStructure(SQLite::Database& database, CheckFindings& findings);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_SQLITE_STRUCTURE_CHECK_H_
