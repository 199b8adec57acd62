#include "registry_service/storage/sqlite_structure_check.h"

#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "registry_service/storage/data_directory.h"
#include "registry_service/storage/sqlite_error.h"
#include "registry_service/storage/sqlite_ledger_file.h"
#include "service_host/error.h"

namespace handover::registry {
namespace {

constexpr size_t kLedgerIdDigits = 32;
constexpr int kIntegrityFindingsMax = 20;

void Find(CheckFindings& findings, std::string where, std::string what) {
  findings.Add(DataDirectory::kLedgerFile, std::move(where), std::move(what));
}

absl::Status CheckIntegrity(SQLite::Database& database, CheckFindings& findings) {
  SQLite::Statement check(database, absl::StrCat("PRAGMA integrity_check(", kIntegrityFindingsMax, ")"));
  while (check.executeStep()) {
    if (std::string said = check.getColumn(0).getString(); said != "ok") Find(findings, "structure", std::move(said));
  }
  return absl::OkStatus();
}

// What the database has, "table bundles", and the statement that makes it.
std::map<std::string, std::string> SchemaOf(SQLite::Database& database) {
  std::map<std::string, std::string> schema;
  SQLite::Statement select(database,
                           "SELECT type || ' ' || name, tbl_name || ': ' || ifnull(sql, '') FROM sqlite_schema");
  while (select.executeStep()) schema[select.getColumn(0).getString()] = select.getColumn(1).getString();
  return schema;
}

absl::Status CheckSchema(SQLite::Database& database, CheckFindings& findings) {
  SQLite::Database model(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  MakeTables(model);
  const auto want = SchemaOf(model);
  const auto got = SchemaOf(database);
  for (const auto& [name, sql] : got) {
    const auto known = want.find(name);
    if (known == want.end()) {
      Find(findings, Quoted(name), "is no part of a ledger");
    } else if (known->second != sql) {
      Find(findings, name, absl::StrCat("got ", Quoted(sql), ", want ", Quoted(known->second)));
    }
  }
  for (const auto& [name, sql] : want) {
    if (!got.contains(name)) Find(findings, name, "is not there");
  }
  return absl::OkStatus();
}

bool IsLedgerId(std::string_view id) {
  return id.size() == kLedgerIdDigits &&
         std::ranges::all_of(id, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

absl::Status CheckLedgerId(SQLite::Database& database, CheckFindings& findings, std::string& ledger_id) {
  SQLite::Statement select(database, "SELECT id FROM ledger");
  int64_t rows = 0;
  for (; select.executeStep(); ++rows) {
    const std::string id = select.getColumn(0).getString();
    if (IsLedgerId(id)) {
      ledger_id = id;
    } else {
      Find(findings, "ledger id", absl::StrCat("got ", Quoted(id), ", want 32 lower-case hexadecimal digits"));
    }
  }
  if (rows != 1) Find(findings, "table ledger", absl::StrCat("got ", rows, " rows, want 1"));
  return absl::OkStatus();
}

}  // namespace

std::string CheckStructure(SQLite::Database& database, CheckFindings& findings) {
  std::string ledger_id;
  const auto run = [&](const char* where, auto check) {
    const absl::Status status = CatchSqlite(check);
    if (!status.ok()) Find(findings, where, absl::StrCat("cannot be read: ", std::string(status.message())));
  };
  run("structure", [&] { return CheckIntegrity(database, findings); });
  run("schema", [&] { return CheckSchema(database, findings); });
  run("table ledger", [&] { return CheckLedgerId(database, findings, ledger_id); });
  return ledger_id;
}

}  // namespace handover::registry
