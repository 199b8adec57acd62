#include "tests/bench/ledger_restart.h"

#include <csignal>
#include <cstdio>
#include <thread>

#include "clients/cpp/registry_client.h"
#include "tests/bench/ledger_records.h"
#include "tests/bench/ledger_services.h"
#include "tests/bench/ledger_store_load.h"
#include "tests/bench/ledger_unary_load.h"

namespace handover::bench {
namespace {

// How many records the appends that the kill interrupts have added before.
constexpr int64_t kAppendedBeforeKill = 2000;

using Message = registry::v1::WatchRecordsResponse;

// Watches what comes after `after`, and returns the first message that `is_wanted`.
template <typename Predicate>
absl::StatusOr<Message> FirstMessage(client::RegistryClient& client, int64_t after, Predicate is_wanted) {
  registry::v1::WatchRecordsRequest request;
  request.set_after_revision(after);
  request.set_view(registry::v1::ENTRY_VIEW_BYTES);
  const auto watch = client.WatchRecords(request);
  Message message;
  while (watch->Read(message)) {
    if (is_wanted(message)) return message;
  }
  return watch->Finish();
}

// Appends to the registry, and kills it while appends are under way.
absl::Status KillInTheMiddle(ListeningProcess& registry) {
  client::RegistryClient client(client::Connect(registry.address()));
  const auto start = FirstMessage(client, 0, [](const Message&) { return true; });
  if (!start.ok()) return start.status();
  const int64_t head = start->head_revision();
  // It ends with the registry, and with an error.
  std::thread appender(
      [&registry] { (void)RunUnaryLoad(registry.address(), {.in_flight = 64, .batch = 1}, std::chrono::seconds(60)); });
  const auto grown = FirstMessage(
      client, head, [head](const Message& message) { return message.revision() >= head + kAppendedBeforeKill; });
  registry.process().Signal(SIGKILL);
  registry.process().Wait();
  appender.join();
  return grown.status();
}

}  // namespace

absl::StatusOr<Restart> MeasureRestart(Folder& folder, int64_t records) {
  const auto data_dir = folder.Fresh("restart");
  Restart restart;
  std::fprintf(stderr, "\r\033[Kfilling a ledger with %lld records", static_cast<long long>(records));
  const Instant filling = Now();
  if (absl::Status filled = FillLedger(data_dir, records); !filled.ok()) return filled;
  restart.fill_seconds = Seconds(Now() - filling).count();
  {
    auto registry = StartRegistry(data_dir);
    if (!registry.ok()) return registry.status();
    if (absl::Status killed = KillInTheMiddle(*registry); !killed.ok()) return killed;
  }
  const Instant begin = Now();
  const auto registry = StartRegistry(data_dir);
  if (!registry.ok()) return registry.status();
  restart.listen_seconds = Seconds(Now() - begin).count();
  client::RegistryClient client(client::Connect(registry->address()));
  registry::v1::GetRecordRequest agreement;
  agreement.set_name(kAgreement);
  const auto answer = client.GetRecord(agreement);
  if (!answer.ok()) return answer.status();
  restart.answer_seconds = Seconds(Now() - begin).count();
  const auto entries = FirstMessage(client, 0, [](const Message& message) { return message.entries_size() > 0; });
  if (!entries.ok()) return entries.status();
  restart.watch_seconds = Seconds(Now() - begin).count();
  restart.records = entries->head_revision();
  const pid_t process = ProcessWith(DataDirFlag(data_dir));
  restart.resident_kib = MemoryKib(process, "VmRSS");
  restart.resident_max_kib = MemoryKib(process, "VmHWM");
  std::fprintf(stderr, "\r\033[K");
  return restart;
}

}  // namespace handover::bench
