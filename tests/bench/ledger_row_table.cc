#include "tests/bench/ledger_row_table.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <filesystem>

#include "absl/strings/str_cat.h"
#include "registry_service/storage/sqlite_error.h"
#include "tests/bench/ledger_records.h"
#include "tests/bench/ledger_store_load.h"

namespace handover::bench {
namespace {

Sample Load(const std::filesystem::path& path, int batch, Seconds time) {
  SQLite::Database database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
  database.execAndGet("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = FULL");
  database.exec("CREATE TABLE records (name TEXT PRIMARY KEY, revision INTEGER NOT NULL, bytes BLOB NOT NULL)");
  SQLite::Statement insert(database, "INSERT INTO records (name, revision, bytes) VALUES (?, ?, ?)");

  auto request = MakeBatch(batch);
  Meter meter;
  int64_t head = 0;
  for (int64_t number = 0; meter.busy() < time; ++number) {
    NumberBatch(request, number);
    const auto entries = EntriesOf(request, head + 1);
    const Instant begin = Now();
    database.exec("BEGIN IMMEDIATE");
    for (const registry::NewEntry& entry : entries) {
      insert.reset();
      insert.bindNoCopy(1, entry.name);
      insert.bind(2, ++head);
      insert.bindNoCopy(3, entry.bytes.data(), static_cast<int>(entry.bytes.size()));
      insert.exec();
    }
    database.exec("COMMIT");
    meter.Add(Now() - begin, batch);
  }
  return meter.OverSteps();
}

}  // namespace

std::vector<Contender> RowTableContenders(Folder& folder) {
  std::vector<Contender> contenders;
  for (const int batch : {1, 512}) {
    contenders.push_back({.name = absl::StrCat("SQLite, a row per record, batches of ", batch),
                          .unit = "records/s",
                          .run =
                              [&folder, batch](Seconds time) {
                                return registry::CatchSqlite([&]() -> absl::StatusOr<Sample> {
                                  return Load(folder.Fresh("rows"), batch, time);
                                });
                              },
                          .bare_store = StoreName(batch)});
  }
  return contenders;
}

}  // namespace handover::bench
