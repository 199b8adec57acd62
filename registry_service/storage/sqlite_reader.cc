#include "registry_service/storage/sqlite_reader.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "registry_service/storage/bundle.h"
#include "registry_service/storage/collection_of_name.h"
#include "registry_service/storage/ledger_store.h"
#include "registry_service/storage/sqlite_error.h"
#include "registry_service/storage/sqlite_ledger_file.h"
#include "registry_service/storage/sqlite_ledger_head.h"
#include "registry_service/storage/store_error.h"

namespace handover::registry {
namespace {

// A statement that is under way keeps its view of the file, and so the WAL, until it is reset.
class StatementInUse {
 public:
  explicit StatementInUse(SQLite::Statement& statement) : statement_(statement) {}
  ~StatementInUse() { statement_.tryReset(); }
  StatementInUse(const StatementInUse&) = delete;
  StatementInUse& operator=(const StatementInUse&) = delete;

  SQLite::Statement* operator->() { return &statement_; }

 private:
  SQLite::Statement& statement_;
};

// Reads entries, and looks for a bundle only when the one at hand does not hold the next of them.
class BundleCursor {
 public:
  explicit BundleCursor(SQLite::Statement& select_bundle) : select_bundle_(select_bundle) {}

  // Returns the entry at `revision`, which is in the ledger. The view holds until the next call.
  absl::StatusOr<std::string_view> Read(ledger::Revision revision) {
    if (!bundle_.has_value() || !bundle_->Holds(revision)) {
      if (auto status = Seek(revision); !status.ok()) return status;
    }
    return bundle_->Read(revision);
  }

 private:
  absl::Status Seek(ledger::Revision revision) {
    bundle_.reset();
    select_bundle_->reset();
    select_bundle_->bind(1, revision.value);
    if (!select_bundle_->executeStep()) {
      return StoreCorruptError(absl::StrCat("no bundle holds entry ", revision.value));
    }
    auto bundle = Bundle::Parse(BytesOf(select_bundle_->getColumn(0)));
    if (!bundle.ok()) return bundle.status();
    if (!bundle->Holds(revision)) {
      return StoreCorruptError(absl::StrCat("the bundle in the place of entry ", revision.value, " does not hold it"));
    }
    bundle_ = *bundle;
    return absl::OkStatus();
  }

  StatementInUse select_bundle_;
  std::optional<Bundle> bundle_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<SqliteReader>> SqliteReader::Open(const std::filesystem::path& path) {
  auto database = OpenLedgerFile(path, ConnectionUse::kReading);
  if (!database.ok()) return database.status();
  return CatchSqlite([&]() -> absl::StatusOr<std::unique_ptr<SqliteReader>> {
    return std::unique_ptr<SqliteReader>(new SqliteReader(*std::move(database)));
  });
}

SqliteReader::SqliteReader(SQLite::Database database)
    : database_(std::move(database)),
      select_bundle_(database_,
                     "SELECT entries FROM bundles WHERE first_revision <= ? "
                     "ORDER BY first_revision DESC LIMIT 1"),
      select_name_(database_, "SELECT revision FROM record_names WHERE collection = ? AND id = ? AND revision <= ?"),
      select_collection_(database_,
                         "SELECT revision FROM record_names WHERE collection = ? AND id > ? AND revision <= ? "
                         "ORDER BY id LIMIT ?"),
      select_successor_(database_, "SELECT revision FROM successors WHERE name = ? AND revision <= ?"),
      select_tile_(database_, "SELECT hashes FROM merkle_tiles WHERE level = ? AND number = ?") {}

absl::StatusOr<std::vector<ledger::Entry>> SqliteReader::ReadAfter(ledger::Revision after, ledger::Revision head) {
  return CatchSqlite([&]() -> absl::StatusOr<std::vector<ledger::Entry>> {
    // One transaction for all the bundles: each would take and give back the read lock otherwise.
    const SQLite::Transaction transaction(database_);
    BundleCursor cursor(select_bundle_);
    std::vector<ledger::Entry> entries;
    size_t bytes = 0;
    for (ledger::Revision revision = after.Next(); revision <= head; revision = revision.Next()) {
      const auto entry = cursor.Read(revision);
      if (!entry.ok()) return entry.status();
      bytes += entry->size();
      if (!entries.empty() && bytes > LedgerStore::kReadBytesMax) break;
      entries.push_back({.revision = revision, .bytes = std::string(*entry)});
      if (entries.size() == LedgerStore::kReadCountMax) break;
    }
    return entries;
  });
}

absl::StatusOr<ledger::Entry> SqliteReader::Read(ledger::Revision revision) {
  return CatchSqlite([&]() -> absl::StatusOr<ledger::Entry> {
    BundleCursor cursor(select_bundle_);
    const auto entry = cursor.Read(revision);
    if (!entry.ok()) return entry.status();
    return ledger::Entry{.revision = revision, .bytes = std::string(*entry)};
  });
}

absl::StatusOr<std::vector<std::optional<ledger::Entry>>> SqliteReader::FindAll(std::span<const std::string_view> names,
                                                                                ledger::Revision at) {
  return CatchSqlite([&]() -> absl::StatusOr<std::vector<std::optional<ledger::Entry>>> {
    // One transaction for all the names, for the same reason.
    const SQLite::Transaction transaction(database_);
    StatementInUse select(select_name_);
    BundleCursor cursor(select_bundle_);
    std::vector<std::optional<ledger::Entry>> found(names.size());
    for (size_t i = 0; i < names.size(); ++i) {
      const CollectionAndId parts = SplitName(names[i]);
      select->reset();
      select->bind(1, std::string(parts.collection));
      select->bind(2, std::string(parts.id));
      select->bind(3, at.value);
      if (!select->executeStep()) continue;
      const ledger::Revision revision{select->getColumn(0).getInt64()};
      const auto entry = cursor.Read(revision);
      if (!entry.ok()) return entry.status();
      found[i] = ledger::Entry{.revision = revision, .bytes = std::string(*entry)};
    }
    return found;
  });
}

absl::StatusOr<std::optional<ledger::Revision>> SqliteReader::FindSuccessor(std::string_view name,
                                                                            ledger::Revision at) {
  return CatchSqlite([&]() -> absl::StatusOr<std::optional<ledger::Revision>> {
    StatementInUse select(select_successor_);
    select->bind(1, std::string(name));
    select->bind(2, at.value);
    if (!select->executeStep()) return std::nullopt;
    return ledger::Revision{select->getColumn(0).getInt64()};
  });
}

absl::StatusOr<std::vector<ledger::Entry>> SqliteReader::List(std::string_view collection, std::string_view after_id,
                                                              ledger::Revision at, int limit) {
  return CatchSqlite([&]() -> absl::StatusOr<std::vector<ledger::Entry>> {
    const SQLite::Transaction transaction(database_);
    StatementInUse select(select_collection_);
    select->bind(1, std::string(collection));
    select->bind(2, std::string(after_id));
    select->bind(3, at.value);
    select->bind(4, limit);
    std::vector<ledger::Entry> entries;
    while (select->executeStep()) entries.push_back({.revision = {select->getColumn(0).getInt64()}, .bytes = {}});
    if (auto status = ReadBytes(entries); !status.ok()) return status;
    return entries;
  });
}

absl::StatusOr<std::string> SqliteReader::ReadTile(int level, int64_t number) {
  return CatchSqlite([&]() -> absl::StatusOr<std::string> {
    StatementInUse select(select_tile_);
    select->bind(1, level);
    select->bind(2, number);
    if (!select->executeStep()) {
      return StoreCorruptError(absl::StrCat("tile ", number, " of level ", level, " is not there"));
    }
    return std::string(BytesOf(select->getColumn(0)));
  });
}

// Fills in the bytes of `entries`, in the order of their revisions: each bundle is then read once, whatever the order
// of the names.
absl::Status SqliteReader::ReadBytes(std::vector<ledger::Entry>& entries) {
  std::vector<size_t> by_revision(entries.size());
  std::iota(by_revision.begin(), by_revision.end(), size_t{0});
  std::ranges::sort(by_revision, {}, [&entries](size_t index) { return entries[index].revision; });
  BundleCursor cursor(select_bundle_);
  for (const size_t index : by_revision) {
    const auto entry = cursor.Read(entries[index].revision);
    if (!entry.ok()) return entry.status();
    entries[index].bytes = *entry;
  }
  return absl::OkStatus();
}

}  // namespace handover::registry
