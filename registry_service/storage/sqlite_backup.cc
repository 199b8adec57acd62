#include "registry_service/storage/sqlite_backup.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "registry_service/storage/bundle.h"
#include "registry_service/storage/data_directory.h"
#include "registry_service/storage/signing_key_file.h"
#include "registry_service/storage/sqlite_error.h"
#include "registry_service/storage/sqlite_ledger_file.h"
#include "registry_service/storage/sqlite_ledger_head.h"
#include "registry_service/storage/store_error.h"

namespace handover::registry {
namespace {

namespace fs = std::filesystem;

using Value = std::variant<int64_t, std::string>;

// How one table is copied: page by page in the order of its key, which is its first columns. The pages are short, so
// that a read never keeps the writer from taking back its WAL.
struct TableCopy {
  const char* select;  // Rows behind :key1 (and :key2) that the ledger has at :head.
  const char* insert;
  std::vector<Value> key;  // Before the first row.
};

std::vector<TableCopy> TableCopies() {
  return {
      {"SELECT collection, id, revision FROM record_names WHERE (collection, id) > (:key1, :key2) AND revision <= "
       ":head "
       "ORDER BY collection, id LIMIT 10000",
       "INSERT INTO record_names (collection, id, revision) VALUES (?, ?, ?)",
       {"", ""}},
      {"SELECT name, revision FROM successors WHERE name > :key1 AND revision <= :head ORDER BY name LIMIT 10000",
       "INSERT INTO successors (name, revision) VALUES (?, ?)",
       {""}},
      // A tile of level n stands for the 256^(n + 1) entries that make it complete.
      {"SELECT level, number, hashes FROM merkle_tiles WHERE (level, number) > (:key1, :key2) "
       "AND (number + 1) << (8 * (level + 1)) <= :head ORDER BY level, number LIMIT 100",
       "INSERT INTO merkle_tiles (level, number, hashes) VALUES (?, ?, ?)",
       {int64_t{-1}, int64_t{-1}}},
  };
}

void Bind(SQLite::Statement& statement, const char* name, const Value& value) {
  std::visit([&](const auto& known) { statement.bind(name, known); }, value);
}

Value KeyValue(const SQLite::Column& column) {
  if (column.isInteger()) return column.getInt64();
  return column.getString();
}

void CopyColumn(const SQLite::Column& column, SQLite::Statement& insert, int index) {
  if (column.isInteger()) {
    insert.bind(index, column.getInt64());
  } else if (column.isBlob()) {
    insert.bind(index, column.getBlob(), column.getBytes());
  } else {
    insert.bind(index, column.getString());
  }
}

void CopyTable(SQLite::Database& from, SQLite::Database& to, TableCopy copy, ledger::Revision head) {
  SQLite::Statement select(from, copy.select);
  SQLite::Statement insert(to, copy.insert);
  for (bool is_more = true; is_more;) {
    select.reset();
    Bind(select, ":key1", copy.key[0]);
    if (copy.key.size() > 1) Bind(select, ":key2", copy.key[1]);
    select.bind(":head", head.value);
    is_more = false;
    while (select.executeStep()) {
      is_more = true;
      insert.reset();
      for (int i = 0; i < select.getColumnCount(); ++i) CopyColumn(select.getColumn(i), insert, i + 1);
      insert.exec();
      for (size_t i = 0; i < copy.key.size(); ++i) copy.key[i] = KeyValue(select.getColumn(static_cast<int>(i)));
    }
  }
}

absl::Status CheckEntries(const Bundle& bundle) {
  for (ledger::Revision revision = bundle.first(); revision <= bundle.last(); revision = revision.Next()) {
    if (auto entry = bundle.Read(revision); !entry.ok()) return entry.status();
  }
  return absl::OkStatus();
}

// The blob of the bundle that begins at `first`.
absl::StatusOr<std::string> ReadBundle(SQLite::Statement& select, ledger::Revision first) {
  select.reset();
  select.bind(1, first.value);
  if (!select.executeStep()) return StoreCorruptError(absl::StrCat("no bundle begins at entry ", first.value));
  std::string bytes(BytesOf(select.getColumn(0)));
  select.reset();
  return bytes;
}

absl::Status CopyBundles(SQLite::Database& from, SQLite::Database& to, ledger::Revision head) {
  SQLite::Statement select(from, "SELECT entries FROM bundles WHERE first_revision = ?");
  SQLite::Statement insert(to, "INSERT INTO bundles (first_revision, entries) VALUES (?, ?)");
  for (ledger::Revision next{1}; next <= head;) {
    const auto blob = ReadBundle(select, next);
    if (!blob.ok()) return blob.status();
    const auto bundle = Bundle::Parse(*blob);
    if (!bundle.ok()) return bundle.status();
    if (bundle->first() != next) {
      return StoreCorruptError(absl::StrCat("the bundle in the place of entry ", next.value, " does not hold it"));
    }
    if (absl::Status sound = CheckEntries(*bundle); !sound.ok()) return sound;
    insert.reset();
    insert.bind(1, next.value);
    insert.bindNoCopy(2, blob->data(), static_cast<int>(blob->size()));
    insert.exec();
    next = bundle->last().Next();
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<LedgerBackup> BackUpLedger(const fs::path& data_dir, const fs::path& to) {
  const fs::path ledger = data_dir / DataDirectory::kLedgerFile;
  if (absl::Status is_ledger = CheckIsLedgerFile(ledger); !is_ledger.ok()) return is_ledger;
  auto from = OpenLedgerFile(ledger, ConnectionUse::kReading);
  if (!from.ok()) return from.status();
  auto ledger_id = ReadLedgerId(*from);
  if (!ledger_id.ok()) return ledger_id.status();
  const auto head = ReadHead(*from);
  if (!head.ok()) return head.status();
  const auto copy = DataDirectory::Hold(to);
  if (!copy.ok()) return copy.status();
  if (copy->HasLedger()) return DataDirectoryError(to, "holds a ledger already, want an empty directory");
  // The key comes first: a copy without it would be taken for a whole one, and would sign with a new key.
  std::error_code error;
  const bool has_signing_key = fs::exists(data_dir / kSigningKeyFile, error);
  if (has_signing_key) {
    const absl::Status copied = CopySigningKey(data_dir / kSigningKeyFile, to / kSigningKeyFile);
    if (!copied.ok()) return copied;
  }
  const absl::Status made =
      MakeLedgerFile(copy->ledger_path(), *ledger_id, [&](SQLite::Database& database) -> absl::Status {
        for (const TableCopy& table : TableCopies()) CopyTable(*from, database, table, *head);
        return CopyBundles(*from, database, *head);
      });
  if (!made.ok()) return made;
  return LedgerBackup{.ledger_id = *std::move(ledger_id), .head = *head, .has_signing_key = has_signing_key};
}

}  // namespace handover::registry
