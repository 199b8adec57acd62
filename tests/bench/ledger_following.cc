#include "tests/bench/ledger_following.h"

#include <condition_variable>
#include <mutex>

#include "clients/cpp/reconciliation_client.h"
#include "clients/cpp/registry_client.h"
#include "tests/bench/ledger_records.h"
#include "tests/bench/ledger_services.h"

namespace handover::bench {
namespace {

constexpr std::chrono::milliseconds kAppendInterval{5};
constexpr int kWarmUpAppends = 50;
// How often the reconciliation service is asked whether it is there, and for how long.
constexpr std::chrono::milliseconds kAskInterval{2};
constexpr std::chrono::seconds kPatience{120};

// Waits for points in time.
class Pace {
 public:
  void WaitUntil(Instant instant) {
    std::unique_lock lock(mutex_);
    while (never_.wait_until(lock, instant) != std::cv_status::timeout) {
    }
  }

 private:
  std::mutex mutex_;
  std::condition_variable never_;
};

// Appends one record, waits until a completion rests on it, and returns how long that took from the append's answer.
absl::StatusOr<Seconds> AppendAndSee(client::RegistryClient& registry, client::ReconciliationClient& reconciliation,
                                     const registry::v1::AppendRecordsRequest& batch) {
  const auto appended = registry.AppendRecords(batch);
  const Instant answered = Now();
  if (!appended.ok()) return appended.status();
  reconciliation::v1::GetCompletionRequest question;
  question.set_name(kCompletion);
  question.mutable_as_of()->set_min_revision(appended->results(0).revision());
  const auto seen = reconciliation.GetCompletion(question);
  if (!seen.ok()) return seen.status();
  return Now() - answered;
}

// Asks the service at `address` until it answers at `revision`.
absl::Status WaitUntilFollowing(const std::string& address, int64_t revision) {
  client::ReconciliationClient client(client::Connect(address));
  Pace pace;
  for (const Instant give_up = Now() + kPatience; Now() < give_up; pace.WaitUntil(Now() + kAskInterval)) {
    const auto status = client.GetStatus({});
    if (!status.ok()) continue;
    if (status->state() == reconciliation::v1::FOLLOW_STATE_FOLLOWING && status->basis().revision() >= revision) {
      return absl::OkStatus();
    }
  }
  return absl::DeadlineExceededError("the reconciliation service does not reach the head");
}

absl::StatusOr<Sample> RunVisible(Folder& folder, Seconds time) {
  const auto registry = StartGroundedRegistry(folder.Fresh("visible"));
  if (!registry.ok()) return registry.status();
  const auto reconciliation = StartReconciliation(registry->address());
  if (!reconciliation.ok()) return reconciliation.status();
  if (absl::Status there = WaitUntilFollowing(reconciliation->address(), 1); !there.ok()) return there;
  client::RegistryClient writer(client::Connect(registry->address()), kAuthor);
  client::ReconciliationClient reader(client::Connect(reconciliation->address()));
  auto batch = MakeBatch(1);
  Meter meter;
  Pace pace;
  Instant begin = Now();
  const auto total = kWarmUpAppends + static_cast<int64_t>(time / kAppendInterval);
  for (int64_t number = 0; number < total; ++number) {
    NumberBatch(batch, number);
    const auto seen = AppendAndSee(writer, reader, batch);
    if (!seen.ok()) return seen.status();
    if (number == kWarmUpAppends) begin = Now();
    if (number >= kWarmUpAppends) meter.Add(*seen);
    pace.WaitUntil(begin + kAppendInterval * (number < kWarmUpAppends ? 0 : number - kWarmUpAppends + 1));
  }
  return meter.Over(Now() - begin);
}

absl::StatusOr<Sample> ReadAll(const std::string& registry) {
  client::RegistryClient client(client::Connect(registry));
  registry::v1::WatchRecordsRequest request;
  request.set_view(registry::v1::ENTRY_VIEW_BYTES);
  const Instant begin = Now();
  const auto watch = client.WatchRecords(request);
  registry::v1::WatchRecordsResponse message;
  while (watch->Read(message)) {
    if (message.revision() < message.head_revision()) continue;
    return Sample{.per_second = static_cast<double>(message.revision()) / Seconds(Now() - begin).count()};
  }
  return watch->Finish();
}

absl::StatusOr<Sample> CatchUp(const std::string& registry, int64_t records) {
  const Instant begin = Now();
  const auto reconciliation = StartReconciliation(registry);
  if (!reconciliation.ok()) return reconciliation.status();
  if (absl::Status there = WaitUntilFollowing(reconciliation->address(), records); !there.ok()) return there;
  return Sample{.per_second = static_cast<double>(records) / Seconds(Now() - begin).count()};
}

}  // namespace

Contender VisibleContender(Folder& folder) {
  return {.name = kVisible, .unit = "appends/s", .run = [&folder](Seconds time) { return RunVisible(folder, time); }};
}

std::vector<Contender> CatchUpContenders(const std::string& registry, int64_t records) {
  return {{.name = kBareStream, .unit = "records/s", .run = [registry](Seconds) { return ReadAll(registry); }},
          {.name = kCatchUp, .unit = "records/s", .run = [registry, records](Seconds) {
             return CatchUp(registry, records);
           }}};
}

}  // namespace handover::bench
