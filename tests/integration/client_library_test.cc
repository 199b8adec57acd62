#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "clients/cpp/registry_client.h"
#include "tests/harness/fault_proxy.h"
#include "tests/harness/party_records.h"
#include "tests/harness/services.h"
#include "tests/integration/small_agreement.h"

// What the client library promises, with real services behind connections that break.
namespace handover::test {
namespace {

using client::Attempt;
using testing::HasSubstr;
using testing::SizeIs;

// Keeps all that it is told.
class AttemptLog : public client::AttemptObserver {
 public:
  void AttemptStarted(std::string_view) override {
    const std::lock_guard lock(mutex_);
    ++started_;
  }
  void AttemptEnded(const Attempt& attempt) override {
    const std::lock_guard lock(mutex_);
    ended_.push_back(attempt);
  }
  std::vector<Attempt> ended() {
    const std::lock_guard lock(mutex_);
    return ended_;
  }
  size_t started() {
    const std::lock_guard lock(mutex_);
    return started_;
  }

 private:
  std::mutex mutex_;  // Guards what follows.
  size_t started_ = 0;
  std::vector<Attempt> ended_;
};

class ClientLibraryTest : public testing::Test {
 protected:
  void StopTheRegistry() {
    registry_->process().Signal(SIGTERM);
    registry_->process().Wait();
  }
  // On another port; the proxy's stays.
  void StartTheRegistry() {
    registry_ = StartRegistry(folder_.path() / "ledger");
    proxy_.PointTo(registry_->address());
  }

  TemporaryFolder folder_;
  std::optional<Service> registry_ = StartRegistry(folder_.path() / "ledger");
  FaultProxy proxy_{registry_->address()};
  AttemptLog attempts_;
};

TEST_F(ClientLibraryTest, ACallWhoseAnswerIsCutOffIsMadeAgainUnderTheSameId) {
  client::RegistryClient client(client::Connect(proxy_.address()), "operator", {.observer = &attempts_});
  proxy_.CutAfter(kLargeAnswerBytes);
  const auto appended = client.AppendRecords(BatchOfLargeAnswer(), {.request_id = "my-own"});
  ASSERT_TRUE(appended.ok()) << appended.status();
  EXPECT_GT(static_cast<int64_t>(appended->ByteSizeLong()), kLargeAnswerBytes);
  EXPECT_EQ(appended->revision(), appended->results_size()) << "an append that is made again appends nothing twice";
  EXPECT_EQ(proxy_.cuts(), 1);
  const std::vector<Attempt> attempts = attempts_.ended();
  ASSERT_GE(attempts.size(), 2U);
  EXPECT_EQ(attempts_.started(), attempts.size());
  EXPECT_EQ(attempts.front().status, absl::StatusCode::kUnavailable);
  for (const Attempt& attempt : attempts) {
    EXPECT_EQ(attempt.method, "handover.registry.v1.RegistryService/AppendRecords");
    EXPECT_EQ(attempt.request_id, "my-own");
    EXPECT_GT(attempt.sent_bytes, 0);
  }
  EXPECT_EQ(attempts.back().status, absl::StatusCode::kOk);
  EXPECT_GT(attempts.back().received_bytes, 0);
}

TEST_F(ClientLibraryTest, WhoIsTurnedAwayIsTriedAsOftenAsThePolicySaysAndNoOftener) {
  client::RegistryClient client(client::Connect(proxy_.address()), "", {.observer = &attempts_});
  proxy_.Refuse();
  EXPECT_EQ(client.GetCheckpoint({}).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(attempts_.ended(), SizeIs(client::kTriesMax));
}

TEST_F(ClientLibraryTest, WhatIsRefusedIsNotTriedAgain) {
  client::RegistryClient client(client::Connect(proxy_.address()), "", {.observer = &attempts_});
  registry::v1::GetRecordRequest request;
  request.set_name("parties/none");
  EXPECT_EQ(client.GetRecord(request).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(client.AppendRecords(PartyBatch(0, 1)).status().code(), absl::StatusCode::kUnauthenticated);
  EXPECT_THAT(attempts_.ended(), SizeIs(2));
}

TEST_F(ClientLibraryTest, AWatchOutlastsARestartAndTellsEachRecordOnce) {
  client::RegistryClient client(client::Connect(proxy_.address()), "operator", {.observer = &attempts_});
  client::RegistryClient writer(client::Connect(proxy_.address()), "operator");
  ASSERT_TRUE(writer.AppendRecords(PartyBatch(0, 3)).ok());
  int lost = 0;
  const auto watch = client.FollowRecords({}, {.on_lost = [&lost](const absl::Status&) { ++lost; }});
  std::vector<std::string> names;
  const auto read_until = [&](size_t count) {
    registry::v1::WatchRecordsResponse message;
    while (names.size() < count && watch->Read(message)) {
      for (const auto& record : message.records()) names.push_back(record.name());
    }
  };
  read_until(3);
  std::thread reader(read_until, 5);
  StopTheRegistry();
  StartTheRegistry();
  ASSERT_TRUE(
      client::RegistryClient(client::Connect(registry_->address()), "operator").AppendRecords(PartyBatch(3, 2)).ok());
  reader.join();
  EXPECT_THAT(names, testing::ElementsAre("parties/p0", "parties/p1", "parties/p2", "parties/p3", "parties/p4"));
  EXPECT_GE(lost, 1);
  for (const Attempt& attempt : attempts_.ended()) EXPECT_EQ(attempt.request_id, attempts_.ended()[0].request_id);
}

TEST_F(ClientLibraryTest, TheExampleDeclaresAndPrintsTheCompletion) {
  ASSERT_TRUE(
      client::RegistryClient(client::Connect(registry_->address()), "operator").AppendRecords(SmallAgreement()).ok());
  Service reconciliation = StartReconciliation(registry_->address());
  const Ended example = RunToEnd({ProgramPath("client_example"), registry_->address(), reconciliation.address()});
  EXPECT_EQ(example.exit_status, 0) << example.error;
  EXPECT_THAT(example.output, HasSubstr("name: \"agreements/a/terms/t-aaa/completions/as-written\""));
  EXPECT_THAT(example.output, HasSubstr("declared_by_sender"));
}

}  // namespace
}  // namespace handover::test
