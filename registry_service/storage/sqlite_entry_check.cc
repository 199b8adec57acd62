#include "registry_service/storage/sqlite_entry_check.h"

#include <SQLiteCpp/Statement.h>

#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "registry_service/storage/bundle.h"
#include "registry_service/storage/data_directory.h"
#include "registry_service/storage/sqlite_error.h"
#include "registry_service/storage/sqlite_index_check.h"
#include "registry_service/storage/sqlite_ledger_head.h"
#include "registry_service/storage/sqlite_tile_check.h"
#include "registry_service/storage/store_error.h"

namespace handover::registry {
namespace {

class EntryCheck {
 public:
  EntryCheck(SQLite::Database& database, const EntryFactsReader& read_facts, CheckFindings& findings,
             SqliteIndexCheck index, SqliteTileCheck tiles)
      : database_(database),
        read_facts_(read_facts),
        findings_(findings),
        index_(std::move(index)),
        tiles_(std::move(tiles)) {}

  CheckedEntries Run() {
    const absl::Status read = CatchSqlite([this] { return CheckBundles(); });
    if (!read.ok()) {
      Find(absl::StrCat("entries from ", head_.value + 1, " on"),
           absl::StrCat("cannot be read: ", std::string(read.message())));
      return {.head = head_, .root = std::nullopt};
    }
    // With an entry missing, what is in the index and in the tree cannot be told from what is too much there.
    if (has_every_fact_) Note("index", index_.Finish(head_, [this](ledger::Revision at) { return FactsAt(at); }));
    if (!has_every_entry_) return {.head = head_, .root = std::nullopt};
    Note("tiles", tiles_.Finish());
    return {.head = head_, .root = tiles_.root()};
  }

 private:
  void Find(std::string where, std::string what) {
    findings_.Add(DataDirectory::kLedgerFile, std::move(where), std::move(what));
  }

  void FindInEntry(ledger::Revision revision, std::string what) {
    Find(absl::StrCat("entry ", revision.value), std::move(what));
  }

  // Says once that a part of the file cannot be read; nothing more is looked for in it then.
  void Note(const char* part, const absl::Status& status) {
    if (status.ok()) return;
    Find(part, absl::StrCat("cannot be read: ", std::string(status.message())));
  }

  // From here on the ledger is not known as a whole.
  void MissEntries() {
    has_every_entry_ = false;
    has_every_fact_ = false;
  }

  absl::Status CheckBundles() {
    SQLite::Statement select(database_, "SELECT first_revision, entries FROM bundles ORDER BY first_revision");
    while (select.executeStep()) {
      const ledger::Revision first{select.getColumn(0).getInt64()};
      CheckBundle(first, BytesOf(select.getColumn(1)));
    }
    return absl::OkStatus();
  }

  void CheckBundle(ledger::Revision first, std::string_view blob) {
    const std::string where = absl::StrCat("bundle at revision ", first.value);
    const auto bundle = Bundle::Parse(blob);
    if (!bundle.ok()) {
      Find(where, std::string(bundle.status().message()));
      MissEntries();
      return;
    }
    if (bundle->first() != first) {
      Find(where, absl::StrCat("got the entries from ", bundle->first().value, " on, want those from ", first.value));
      MissEntries();
      return;
    }
    if (first != head_.Next()) {
      Find(where, absl::StrCat("got its first entry, ", first.value, ", behind entry ", head_.value, ", want entry ",
                               head_.value + 1));
      MissEntries();
    }
    for (ledger::Revision at = first; at <= bundle->last(); at = at.Next()) CheckEntry(at, bundle->Read(at));
    head_ = std::max(head_, bundle->last());
  }

  void CheckEntry(ledger::Revision revision, const absl::StatusOr<std::string_view>& bytes) {
    if (!bytes.ok()) {
      FindInEntry(revision,
                  absl::StrCat("fails its checksum", has_every_entry_ ? "; from it on, the Merkle tree is not "
                                                                        "compared with the entries"
                                                                      : ""));
      MissEntries();
      return;
    }
    if (has_every_entry_) {
      const absl::Status compared = tiles_.Add(*bytes);
      Note("tiles", compared);
      has_every_entry_ = compared.ok();
    }
    const auto facts = read_facts_({.revision = revision, .bytes = std::string(*bytes)});
    if (!facts.ok()) {
      FindInEntry(revision, std::string(facts.status().message()));
      has_every_fact_ = false;
      return;
    }
    if (facts->record_time < last_time_) {
      FindInEntry(revision, absl::StrCat("was recorded at ", absl::FormatTime(facts->record_time, absl::UTCTimeZone()),
                                         ", want no time before that of the entry before it, ",
                                         absl::FormatTime(last_time_, absl::UTCTimeZone())));
    }
    last_time_ = facts->record_time;
    if (!is_index_readable_) return;
    const absl::Status compared = index_.Add(revision, *facts);
    Note("index", compared);
    is_index_readable_ = compared.ok();
    if (!is_index_readable_) has_every_fact_ = false;
  }

  absl::StatusOr<EntryFacts> FactsAt(ledger::Revision revision) {
    SQLite::Statement select(
        database_, "SELECT entries FROM bundles WHERE first_revision <= ? ORDER BY first_revision DESC LIMIT 1");
    select.bind(1, revision.value);
    if (!select.executeStep()) return StoreCorruptError("there is no bundle");
    const auto bundle = Bundle::Parse(BytesOf(select.getColumn(0)));
    if (!bundle.ok()) return bundle.status();
    if (!bundle->Holds(revision)) return StoreCorruptError("no bundle holds it");
    const auto bytes = bundle->Read(revision);
    if (!bytes.ok()) return bytes.status();
    return read_facts_({.revision = revision, .bytes = std::string(*bytes)});
  }

  SQLite::Database& database_;
  const EntryFactsReader& read_facts_;
  CheckFindings& findings_;
  SqliteIndexCheck index_;
  SqliteTileCheck tiles_;
  ledger::Revision head_;
  absl::Time last_time_ = absl::InfinitePast();
  bool has_every_entry_ = true;  // So far, and the tiles could be read.
  bool has_every_fact_ = true;   // So far, and the index could be read.
  bool is_index_readable_ = true;
};

}  // namespace

CheckedEntries CheckEntries(SQLite::Database& database, const EntryFactsReader& read_facts, CheckFindings& findings) {
  auto index = SqliteIndexCheck::Begin(database, findings);
  auto tiles = SqliteTileCheck::Begin(database, findings);
  for (const absl::Status& status : {index.status(), tiles.status()}) {
    if (status.ok()) continue;
    findings.Add(DataDirectory::kLedgerFile, "tables", absl::StrCat("cannot be read: ", std::string(status.message())));
    return {};
  }
  return EntryCheck(database, read_facts, findings, *std::move(index), *std::move(tiles)).Run();
}

}  // namespace handover::registry
