#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <thread>

#include "clients/cpp/registry_client.h"
#include "tests/faults/watch_checker.h"
#include "tests/harness/fault_proxy.h"
#include "tests/harness/party_records.h"
#include "tests/harness/services.h"
#include "tests/harness/wait_until.h"

// What a watch promises, over a connection that is cut again and again at moments drawn by lot, while records are
// appended. HANDOVER_SEED takes the seed that a run has printed.
namespace handover::test {
namespace {

using testing::IsEmpty;

constexpr int kCuts = 10;
constexpr int kBatchRecords = 20;
// A cut comes behind so many bytes at most: several messages.
constexpr int64_t kCutBytesMax = 20'000;

uint64_t Seed() {
  const char* const value = std::getenv("HANDOVER_SEED");
  const uint64_t seed = value == nullptr ? std::random_device{}() : std::strtoull(value, nullptr, 10);
  std::cout << "HANDOVER_SEED=" << seed << std::endl;
  return seed;
}

// One stream of a watch, which writes down all that it sends.
class RecordedStream {
 public:
  RecordedStream(std::unique_ptr<client::RecordWatch> stream, WatchHistory& history, int64_t after)
      : stream_(std::move(stream)), history_(history) {
    history_.push_back({.after = after, .messages = {}});
  }
  bool Read(registry::v1::WatchRecordsResponse& message) {
    if (!stream_->Read(message)) return false;
    history_.back().messages.push_back(message);
    return true;
  }
  absl::Status Finish() { return stream_->Finish(); }
  void Cancel() { stream_->Cancel(); }

 private:
  const std::unique_ptr<client::RecordWatch> stream_;
  WatchHistory& history_;
};

// Appends one batch after another until it is told to stop.
class Load {
 public:
  explicit Load(const std::string& registry) : client_(client::Connect(registry), "operator") {}
  ~Load() { Stop(); }

  int64_t appended() const { return appended_; }
  // Returns how many records are acknowledged.
  int64_t Stop() {
    stopped_ = true;
    if (thread_.joinable()) thread_.join();
    return appended_;
  }

 private:
  void Run() {
    for (int first = 0; !stopped_; first += kBatchRecords) {
      const auto answer = client_.AppendRecords(PartyBatch(first, kBatchRecords));
      ASSERT_TRUE(answer.ok()) << answer.status();
      appended_ = answer->revision();
    }
  }

  client::RegistryClient client_;
  std::atomic<bool> stopped_ = false;
  std::atomic<int64_t> appended_ = 0;
  std::thread thread_{[this] { Run(); }};
};

TEST(CutWatchTest, EveryGuaranteeHoldsOverAConnectionThatIsCutAgainAndAgain) {
  std::mt19937_64 random(Seed());
  TemporaryFolder folder;
  const Service registry = StartRegistry(folder.path() / "ledger");
  FaultProxy proxy(registry.address());
  client::RegistryClient client(client::Connect(proxy.address()));

  WatchHistory history;
  std::atomic<int64_t> told = 0;
  client::ResumingWatch<client::RecordCursor, RecordedStream> watch(
      [&](const registry::v1::WatchRecordsRequest& request) {
        return std::make_unique<RecordedStream>(client.WatchRecords(request), history, request.after_revision());
      },
      client::RecordCursor({}), {}, client::RealPause());
  std::thread reader([&] {
    registry::v1::WatchRecordsResponse message;
    while (watch.Read(message)) told += message.records_size();
  });

  Load load(registry.address());
  EXPECT_TRUE(WaitUntil([&] { return load.appended() > 0 && told > 0; }));
  for (int cut = 1; cut <= kCuts; ++cut) {
    proxy.CutAfter(std::uniform_int_distribution<int64_t>(1, kCutBytesMax)(random));
    EXPECT_TRUE(WaitUntil([&] { return proxy.cuts() == cut; }));
  }
  const int64_t appended = load.Stop();
  EXPECT_TRUE(WaitUntil([&] { return told >= appended; })) << told << " of " << appended;
  watch.Cancel();
  reader.join();
  EXPECT_EQ(watch.Finish().code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(told, appended) << "each record is told once";
  EXPECT_GT(history.size(), 1U);
  EXPECT_THAT(CheckWatch(history), IsEmpty());
}

}  // namespace
}  // namespace handover::test
