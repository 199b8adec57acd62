#include "registry_service/storage/sqlite_index_check.h"

#include <optional>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "registry_service/storage/collection_of_name.h"
#include "registry_service/storage/data_directory.h"
#include "registry_service/storage/sqlite_error.h"

namespace handover::registry {
namespace {

// A whole name, printable: what is damaged may be any bytes.
std::string InQuotes(std::string_view name) {
  return absl::StrCat("\"", absl::CHexEscape(absl::string_view(name.data(), name.size())), "\"");
}

std::optional<int64_t> RevisionFound(SQLite::Statement& select) {
  if (!select.executeStep()) return std::nullopt;
  return select.getColumn(0).getInt64();
}

}  // namespace

absl::StatusOr<SqliteIndexCheck> SqliteIndexCheck::Begin(SQLite::Database& database, CheckFindings& findings) {
  return CatchSqlite([&]() -> absl::StatusOr<SqliteIndexCheck> { return SqliteIndexCheck(database, findings); });
}

SqliteIndexCheck::SqliteIndexCheck(SQLite::Database& database, CheckFindings& findings)
    : database_(database),
      findings_(findings),
      select_name_(database, "SELECT revision FROM record_names WHERE collection = ? AND id = ?"),
      select_successor_(database, "SELECT revision FROM successors WHERE name = ?") {}

absl::Status SqliteIndexCheck::Add(ledger::Revision revision, const EntryFacts& facts) {
  // Compares what an index has for a name with this entry.
  const auto compare = [&](const char* index, std::string_view name, std::optional<int64_t> got) {
    if (got == revision.value) return;
    ++found_;
    findings_.Add(DataDirectory::kLedgerFile, absl::StrCat(index, " ", InQuotes(name)),
                  got.has_value() ? absl::StrCat("got entry ", *got, ", want entry ", revision.value)
                                  : absl::StrCat("is not there, want entry ", revision.value));
  };
  return CatchSqlite([&] {
    const CollectionAndId name = SplitName(facts.name);
    ++names_;
    select_name_.reset();
    select_name_.bind(1, std::string(name.collection));
    select_name_.bind(2, std::string(name.id));
    compare("record_names", facts.name, RevisionFound(select_name_));
    if (facts.supersedes.empty()) return absl::OkStatus();
    ++successors_;
    select_successor_.reset();
    select_successor_.bind(1, facts.supersedes);
    compare("successors", facts.supersedes, RevisionFound(select_successor_));
    return absl::OkStatus();
  });
}

absl::Status SqliteIndexCheck::Finish(ledger::Revision head, const FactsAt& facts_at) {
  return CatchSqlite([&] {
    select_name_.reset();
    select_successor_.reset();
    // Names are unique, so that as many rows as entries, all found, are the rows of the entries. To read the entry of
    // every row takes long, and is done only where there is something to be found.
    if (!HasRows("record_names", names_)) {
      SQLite::Statement select(database_, "SELECT collection, id, revision FROM record_names ORDER BY revision");
      while (select.executeStep()) {
        const std::string collection = select.getColumn(0).getString();
        const std::string name =
            absl::StrCat(collection, collection.empty() ? "" : "/", select.getColumn(1).getString());
        CheckRow("record_names", name, select.getColumn(2).getInt64(), head, facts_at, &EntryFacts::name);
      }
    }
    if (!HasRows("successors", successors_)) {
      SQLite::Statement select(database_, "SELECT name, revision FROM successors ORDER BY revision");
      while (select.executeStep()) {
        CheckRow("successors", select.getColumn(0).getString(), select.getColumn(1).getInt64(), head, facts_at,
                 &EntryFacts::supersedes);
      }
    }
    return absl::OkStatus();
  });
}

bool SqliteIndexCheck::HasRows(const char* table, int64_t want) {
  const int64_t got = database_.execAndGet(absl::StrCat("SELECT count(*) FROM ", table)).getInt64();
  if (got != want) {
    findings_.Add(DataDirectory::kLedgerFile, absl::StrCat("table ", table),
                  absl::StrCat("got ", got, " rows, want ", want));
  }
  return got == want && found_ == 0;
}

// Checks that the entry that a row names is the one that the row is of.
void SqliteIndexCheck::CheckRow(std::string_view index, std::string_view name, int64_t revision, ledger::Revision head,
                                const FactsAt& facts_at, std::string EntryFacts::*fact) {
  std::string problem;
  if (revision < 1 || revision > head.value) {
    problem = absl::StrCat("got entry ", revision, ", want one of 1 to ", head.value);
  } else {
    const auto facts = facts_at({revision});
    // An entry that cannot be read has been found before.
    if (!facts.ok() || (*facts).*fact == name) return;
    problem = absl::StrCat("got entry ", revision, ", which is that of ", InQuotes((*facts).*fact));
  }
  findings_.Add(DataDirectory::kLedgerFile, absl::StrCat(std::string(index), " ", InQuotes(name)), std::move(problem));
}

}  // namespace handover::registry
