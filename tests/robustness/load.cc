#include "tests/robustness/load.h"

#include <gtest/gtest.h>

#include <memory>
#include <utility>

#include "clients/cpp/registry_client.h"
#include "tests/harness/one_try.h"
#include "tests/harness/process.h"

namespace handover::test {
namespace {

constexpr uint64_t kAppending = 3;
constexpr uint64_t kImporting = 2;
constexpr int kAppendRecordsMax = 5;
constexpr int kImportRecordsMax = 200;

client::RegistryClient ClientOf(const std::string& address) {
  return client::RegistryClient(client::Connect(address), "operator", kOneTry);
}

// What a call ends with when the registry dies, or stops and takes nothing more: the one error that a client repeats.
bool IsGone(const absl::Status& status) { return absl::IsUnavailable(status); }

}  // namespace

Load::Load(Oracle& oracle, uint64_t seed) : oracle_(oracle) {
  for (uint64_t i = 0; i < kAppending + kImporting; ++i) {
    (i < kAppending ? appending_ : importing_).push_back({.batches = {oracle, i, seed + i}, .unanswered = {}});
  }
}

Load::~Load() { Join(); }

void Load::Start(const std::string& address, const Identity& identity, int64_t head) {
  Join();
  acknowledged_ = 0;
  for (Worker& worker : appending_) {
    StartThread([this, &worker, address, identity] { AppendOneByOne(worker, address, identity); });
  }
  for (Worker& worker : importing_) {
    StartThread([this, &worker, address, identity] { ImportAhead(worker, address, identity); });
  }
  StartThread([this, address, identity, head] { WatchAll(address, identity, head); });
}

void Load::StartThread(std::function<void()> run) {
  {
    const std::lock_guard lock(mutex_);
    ++running_;
  }
  threads_.emplace_back([this, run = std::move(run)] {
    run();
    const std::lock_guard lock(mutex_);
    --running_;
    change_.notify_all();
  });
}

bool Load::WaitUntilOver(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  return change_.wait_for(lock, patience, [this] { return running_ == 0; });
}

void Load::WaitUntilAcknowledged(int64_t names) {
  std::unique_lock lock(mutex_);
  change_.wait_for(lock, kPatience, [this, names] { return acknowledged_ >= names || running_ == 0; });
}

void Load::Join() {
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

bool Load::Take(Worker& worker, const absl::StatusOr<registry::v1::AppendRecordsResponse>& answer,
                const Identity& identity) {
  if (!answer.ok()) {
    EXPECT_TRUE(IsGone(answer.status())) << answer.status();
    for (LoadBatch& batch : worker.unanswered) batch.is_repeated = true;
    return false;
  }
  const absl::Status taken = TakeAnswer(worker.unanswered.front(), *answer, identity, oracle_);
  EXPECT_TRUE(taken.ok()) << taken;
  worker.unanswered.pop_front();
  const std::lock_guard lock(mutex_);
  acknowledged_ += answer->results_size();
  change_.notify_all();
  return taken.ok();
}

void Load::AppendOneByOne(Worker& worker, const std::string& address, const Identity& identity) {
  client::RegistryClient client = ClientOf(address);
  for (bool goes_on = true; goes_on;) {
    if (worker.unanswered.empty()) {
      LoadBatch& batch = worker.unanswered.emplace_back(worker.batches.Next(kAppendRecordsMax));
      batch.request.set_with_proofs(worker.batches.OnceIn(4));
    }
    goes_on = Take(worker, client.AppendRecords(worker.unanswered.front().request), identity);
  }
}

void Load::ImportAhead(Worker& worker, const std::string& address, const Identity& identity) {
  client::RegistryClient client = ClientOf(address);
  const std::unique_ptr<client::RecordImport> stream = client.ImportRecords();
  for (const LoadBatch& batch : worker.unanswered) stream->Send(batch.request);
  for (bool goes_on = true; goes_on;) {
    while (worker.unanswered.size() < client::RecordImport::kInFlightMax) {
      worker.unanswered.push_back(worker.batches.Next(kImportRecordsMax));
      stream->Send(worker.unanswered.back().request);
    }
    goes_on = Take(worker, stream->Receive(), identity);
  }
}

void Load::WatchAll(const std::string& address, const Identity& identity, int64_t head) {
  const auto verifier = ledger::LedgerVerifier::OfUnknown(identity.verifier_key);
  ASSERT_TRUE(verifier.ok()) << verifier.status();
  client::RegistryClient client = ClientOf(address);
  registry::v1::WatchRecordsRequest request;
  request.set_after_revision(head);
  request.set_view(registry::v1::ENTRY_VIEW_BYTES);
  const auto watch = client.WatchRecords(request);
  int64_t last = head;
  for (registry::v1::WatchRecordsResponse message; watch->Read(message);) {
    std::vector<Acknowledged> sent;
    for (const std::string& entry : message.entries()) {
      registry::v1::Record record;
      EXPECT_TRUE(record.ParseFromString(entry));
      EXPECT_EQ(record.revision(), ++last) << "no gap";
      sent.push_back({record.name(), record.revision()});
    }
    oracle_.Note(sent);
    if (message.checkpoint().empty()) continue;
    const auto checkpoint = verifier->Open(identity.ledger_id, message.checkpoint());
    EXPECT_TRUE(checkpoint.ok()) << checkpoint.status();
    if (checkpoint.ok()) oracle_.NoteCheckpoint(*checkpoint);
  }
  const absl::Status end = watch->Finish();
  EXPECT_TRUE(IsGone(end)) << end;
}

}  // namespace handover::test
