#include "tests/bench/ledger_grpc_contenders.h"

#include "absl/strings/str_cat.h"
#include "tests/bench/ledger_import_load.h"
#include "tests/bench/ledger_postgres.h"
#include "tests/bench/ledger_services.h"
#include "tests/bench/ledger_store_load.h"
#include "tests/bench/ledger_unary_load.h"
#include "tests/harness/services.h"

namespace handover::bench {
namespace {

// How many batches are under way in calls of their own, and on a stream.
constexpr int kBatchesInFlight = 4;
constexpr int kStreamedInFlight = 8;
constexpr int kUnaryInFlight[] = {1, 16, 64, 256};
constexpr int kBatches[] = {512, 1000};
// Where the cost of proofs is measured.
constexpr int kProvedInFlight = 64;
constexpr int kProvedBatch = 512;
// The larger of the two inserts of PostgreSQL that are measured.
constexpr int kPostgresBatch = 512;

// Runs `load`, a function of an address and a time, on a registry on a new ledger.
template <typename Load>
auto OnNewRegistry(Folder& folder, Load load) {
  return [&folder, load](Seconds time) -> absl::StatusOr<Sample> {
    const auto registry = StartGroundedRegistry(folder.Fresh("registry"));
    if (!registry.ok()) return registry.status();
    return load(registry->address(), time);
  };
}

Contender Unary(Folder& folder, int in_flight, bool with_proofs) {
  const std::string name = UnaryName(in_flight);
  return {.name = with_proofs ? ProvedName(name) : name,
          .unit = "records/s",
          .run = OnNewRegistry(folder,
                               [=](const std::string& address, Seconds time) {
                                 return RunUnaryLoad(
                                     address, {.in_flight = in_flight, .batch = 1, .with_proofs = with_proofs}, time);
                               }),
          .empty_handler = EmptyName(in_flight),
          .postgres = PostgresName(1, in_flight == 1 ? 1 : 16)};
}

Contender Batched(Folder& folder, int batch) {
  return {.name = BatchedName(batch),
          .unit = "records/s",
          .run = OnNewRegistry(folder,
                               [batch](const std::string& address, Seconds time) {
                                 return RunUnaryLoad(address, {.in_flight = kBatchesInFlight, .batch = batch}, time);
                               }),
          .bare_store = StoreName(kCeilingBatch),
          .postgres = PostgresName(kPostgresBatch, 1)};
}

Contender Import(Folder& folder, int batch, bool with_proofs) {
  const std::string name = ImportName(batch);
  return {.name = with_proofs ? ProvedName(name) : name,
          .unit = "records/s",
          .run = OnNewRegistry(folder,
                               [=](const std::string& address, Seconds time) {
                                 const ImportLoad load = {
                                     .in_flight = kStreamedInFlight, .batch = batch, .with_proofs = with_proofs};
                                 return RunImportLoad(address, load, time);
                               }),
          .bare_store = StoreName(kCeilingBatch),
          .postgres = PostgresName(kPostgresBatch, 1)};
}

absl::StatusOr<Sample> RunOnEmptyHandler(int in_flight, Seconds time) {
  const auto server = ListeningProcess::Start({test::ProgramPath("ledger_empty_server")});
  if (!server.ok()) return server.status();
  return RunUnaryLoad(server->address(), {.in_flight = in_flight}, time);
}

}  // namespace

std::string EmptyName(int in_flight) { return absl::StrCat("empty handler, ", in_flight, " in flight"); }
std::string UnaryName(int in_flight) { return absl::StrCat("registry, single appends, ", in_flight, " in flight"); }
std::string BatchedName(int batch) {
  return absl::StrCat("registry, batches of ", batch, ", ", kBatchesInFlight, " in flight");
}
std::string ImportName(int batch) {
  return absl::StrCat("registry, streamed batches of ", batch, ", ", kStreamedInFlight, " in flight");
}
std::string ProvedName(const std::string& name) { return name + ", with proofs"; }

std::vector<Contender> EmptyHandlerContenders() {
  std::vector<Contender> contenders;
  for (const int in_flight : kUnaryInFlight) {
    contenders.push_back({.name = EmptyName(in_flight), .unit = "calls/s", .run = [in_flight](Seconds time) {
                            return RunOnEmptyHandler(in_flight, time);
                          }});
  }
  return contenders;
}

std::vector<Contender> RegistryContenders(Folder& folder) {
  std::vector<Contender> contenders;
  for (const int in_flight : kUnaryInFlight) contenders.push_back(Unary(folder, in_flight, false));
  contenders.push_back(Unary(folder, kProvedInFlight, true));
  for (const int batch : kBatches) contenders.push_back(Batched(folder, batch));
  for (const int batch : kBatches) contenders.push_back(Import(folder, batch, false));
  contenders.push_back(Import(folder, kProvedBatch, true));
  return contenders;
}

}  // namespace handover::bench
