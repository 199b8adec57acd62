#include "tests/bench/ledger_store_load.h"

#include "absl/strings/str_cat.h"
#include "registry_service/storage/signing_key_file.h"
#include "registry_service/storage/sqlite_ledger_file.h"
#include "registry_service/storage/sqlite_ledger_store.h"
#include "registry_service/storage/sqlite_writer.h"
#include "tests/bench/ledger_records.h"

namespace handover::bench {
namespace {

namespace fs = std::filesystem;
using registry::SqliteLedgerStore;
using registry::SqliteWriter;

// Appends batches of `batch` records with `append`, a function of the first revision and the entries, for `time`.
template <typename Append>
absl::StatusOr<Sample> Load(int batch, Seconds time, Append append) {
  auto request = MakeBatch(batch);
  Meter meter;
  int64_t head = 0;
  for (int64_t number = 0; meter.busy() < time; ++number) {
    NumberBatch(request, number);
    const auto entries = EntriesOf(request, head + 1);
    const Instant begin = Now();
    if (absl::Status status = append(ledger::Revision{head + 1}, entries); !status.ok()) return status;
    meter.Add(Now() - begin, batch);
    head += batch;
  }
  return meter.OverSteps();
}

absl::StatusOr<Sample> LoadStore(const fs::path& data_dir, int batch, Seconds time) {
  const auto store = SqliteLedgerStore::Open(data_dir);
  if (!store.ok()) return store.status();
  return Load(batch, time, [&](ledger::Revision, const auto& entries) { return (*store)->Append(entries); });
}

absl::StatusOr<Sample> LoadWithoutTree(const fs::path& data_dir, int batch, Seconds time) {
  fs::create_directories(data_dir);
  const fs::path path = data_dir / registry::DataDirectory::kLedgerFile;
  if (absl::Status status = registry::MakeLedgerFile(path); !status.ok()) return status;
  const auto writer = SqliteWriter::Open(path);
  if (!writer.ok()) return writer.status();
  return Load(batch, time,
              [&](ledger::Revision first, const auto& entries) { return (*writer)->Append(first, entries, {}); });
}

}  // namespace

std::string StoreName(int batch) { return absl::StrCat("bare store, batches of ", batch); }

std::string TreelessName(int batch) { return absl::StrCat("bare store without Merkle tree, batches of ", batch); }

std::vector<Contender> StoreContenders(Folder& folder) {
  std::vector<Contender> contenders;
  for (const int batch : {1, 64, 512, 1000, kCeilingBatch}) {
    contenders.push_back({.name = StoreName(batch), .unit = "records/s", .run = [&folder, batch](Seconds time) {
                            return LoadStore(folder.Fresh("store"), batch, time);
                          }});
  }
  for (const int batch : {1, 512}) {
    contenders.push_back(
        {.name = TreelessName(batch),
         .unit = "records/s",
         .run = [&folder, batch](Seconds time) { return LoadWithoutTree(folder.Fresh("treeless"), batch, time); },
         .bare_store = StoreName(batch)});
  }
  return contenders;
}

absl::Status FillLedger(const fs::path& data_dir, int64_t records) {
  constexpr int kBatch = 999;  // Whole thirds.
  const auto store = SqliteLedgerStore::Open(data_dir);
  if (!store.ok()) return store.status();
  for (const auto& ground : GroundBatches()) {
    const absl::Status status = (*store)->Append(EntriesOf(ground, (*store)->head().value + 1));
    if (!status.ok()) return status;
  }
  auto request = MakeBatch(kBatch);
  for (int64_t number = 0; (*store)->head().value < records; ++number) {
    NumberBatch(request, number);
    const absl::Status status = (*store)->Append(EntriesOf(request, (*store)->head().value + 1));
    if (!status.ok()) return status;
  }
  // A registry makes one for a new ledger alone.
  return registry::ReadOrMakeSigningKey(data_dir / registry::kSigningKeyFile).status();
}

}  // namespace handover::bench
