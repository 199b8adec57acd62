#include "tests/bench/ledger_sync_count.h"

#include <csignal>
#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "clients/cpp/registry_client.h"
#include "tests/bench/ledger_import_load.h"
#include "tests/bench/ledger_records.h"
#include "tests/bench/ledger_services.h"

namespace handover::bench {
namespace {

constexpr int64_t kSingleAppends = 200;
constexpr int64_t kBatches = 50;
constexpr int kBatchRecords = 512;

// How many calls of fdatasync and fsync have succeeded by now. The tracer writes each line out at once.
int64_t SyncsIn(const std::filesystem::path& trace) {
  std::ifstream file(trace);
  int64_t syncs = 0;
  for (std::string line; std::getline(file, line);) {
    // A call that another thread interrupted has two lines, of which the second has the result.
    if (line.find("sync") != std::string::npos && line.ends_with("= 0")) ++syncs;
  }
  return syncs;
}

absl::Status AppendSingly(const std::string& registry) {
  client::RegistryClient client(client::Connect(registry), kAuthor);
  auto batch = MakeBatch(1);
  for (int64_t number = 0; number < kSingleAppends; ++number) {
    NumberBatch(batch, number);
    const auto appended = client.AppendRecords(batch);
    if (!appended.ok()) return appended.status();
  }
  return absl::OkStatus();
}

absl::Status ImportSingly(const std::string& registry) {
  constexpr std::chrono::seconds kPatience{60};
  const ImportLoad load = {.in_flight = 1, .batch = kBatchRecords, .batches_max = kBatches};
  return RunImportLoad(registry, load, kPatience).status();
}

}  // namespace

absl::StatusOr<std::vector<SyncCount>> CountSyncs(Folder& folder) {
  const auto data_dir = folder.Fresh("traced");
  const auto trace = folder.Fresh("trace");
  auto registry =
      StartRegistry(data_dir, {"/usr/bin/strace", "-f", "-e", "trace=fdatasync,fsync", "-o", trace.string()});
  if (!registry.ok()) return registry.status();
  absl::Status status = AppendGround(registry->address());
  const int64_t before = SyncsIn(trace);
  if (status.ok()) status = AppendSingly(registry->address());
  const int64_t between = SyncsIn(trace);
  if (status.ok()) status = ImportSingly(registry->address());
  const int64_t after = SyncsIn(trace);
  // The tracer takes no signal and ends with the registry.
  if (const pid_t traced = ProcessWith(DataDirFlag(data_dir)); traced != 0) kill(traced, SIGTERM);
  registry->process().Wait();
  if (!status.ok()) return status;
  return std::vector<SyncCount>{
      {.what = "single appends, one at a time", .answers = kSingleAppends, .syncs = between - before},
      {.what = absl::StrCat("streamed batches of ", kBatchRecords, ", one at a time"),
       .answers = kBatches,
       .syncs = after - between}};
}

}  // namespace handover::bench
