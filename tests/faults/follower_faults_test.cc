#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cpp/reconciliation_client.h"
#include "clients/cpp/registry_client.h"
#include "service_host/error.h"
#include "tests/harness/fault_proxy.h"
#include "tests/harness/health.h"
#include "tests/harness/one_try.h"
#include "tests/harness/party_records.h"
#include "tests/harness/services.h"
#include "tests/harness/wait_until.h"

// The reconciliation service while something happens between it and its registry: it says so, it never says that there
// are no mismatches, it catches up by itself where that is right, and then answers as one that was started afresh.
namespace handover::test {
namespace {

using reconciliation::v1::FOLLOW_STATE_DIVERGED;
using testing::HasSubstr;

constexpr char kAgreement[] = "agreements/istanbul-2025-06-02";
constexpr int64_t kSampleSize = 51;
// How large a message of a watch gets, and how slow a link it must get through.
constexpr int kLargeBatchRecords = 880;
constexpr int64_t kSlowBytesPerSecond = 90'000;

// A batch of almost 1 MiB, which a watch sends as one message.
registry::v1::AppendRecordsRequest LargeBatch() {
  registry::v1::AppendRecordsRequest request;
  for (int i = 0; i < kLargeBatchRecords; ++i) {
    auto& record = *request.add_records();
    record.set_name(absl::StrCat("agreements/large-", i));
    auto& agreement = *record.mutable_agreement();
    agreement.set_title("An agreement");
    agreement.set_agreed_date("2025-06-02");
    agreement.add_parties("parties/rus");
    agreement.add_parties("parties/ukr");
    agreement.mutable_source()->set_tier(registry::v1::SOURCE_TIER_PRIMARY_OFFICIAL);
    agreement.mutable_source()->set_organ("Ministry");
    agreement.mutable_source()->set_title(std::string(1000, 't'));
  }
  return request;
}

class FollowerFaultsTest : public testing::Test {
 protected:
  FollowerFaultsTest() {
    EXPECT_EQ(Ctl(registry_->address(), "", {"import", SamplePath()}).exit_status, 0);
    StartTheReconciliation();
  }

  void StartTheReconciliation() {
    reconciliation_.emplace("reconciliation_service",
                            std::vector<std::string>{"--registry=" + proxy_.address(),
                                                     "--state_dir=" + (folder_.path() / "state").string()});
    EXPECT_TRUE(WaitUntilFollowing(reconciliation_->address(), kSampleSize));
  }

  // Appends to the registry, past the proxy. Returns the head.
  int64_t Append(const registry::v1::AppendRecordsRequest& request) {
    const auto answer =
        client::RegistryClient(client::Connect(registry_->address()), "operator").AppendRecords(request);
    EXPECT_TRUE(answer.ok()) << answer.status();
    return answer.ok() ? answer->revision() : 0;
  }

  // What the service says of the mismatches.
  absl::Status AskForMismatches() {
    client::ReconciliationClient client(client::Connect(reconciliation_->address()), kOneTry);
    reconciliation::v1::ListMismatchesRequest request;
    request.set_parent(kAgreement);
    const auto answer = client.ListMismatches(request);
    EXPECT_FALSE(answer.ok() && answer->mismatches().empty()) << "no answer is empty for want of data";
    return answer.status();
  }

  // Waits until it is noticed that the registry is out of reach.
  void ExpectThatTheLossIsTold() {
    EXPECT_TRUE(WaitUntil([this] { return !AskForMismatches().ok(); }));
    const absl::Status status = AskForMismatches();
    EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable) << status;
    EXPECT_EQ(ReasonOf(status), "NOT_CAUGHT_UP") << status;
  }

  // All answers as of `revision`, of the service at `address`.
  static std::string AnswersOf(const std::string& address, int64_t revision) {
    client::ReconciliationClient client(client::Connect(address));
    reconciliation::v1::ListMismatchesRequest mismatches;
    mismatches.set_parent(kAgreement);
    mismatches.mutable_as_of()->set_revision(revision);
    reconciliation::v1::ListCompletionsRequest completions;
    completions.set_parent(kAgreement);
    completions.mutable_as_of()->set_revision(revision);
    const auto listed = client.ListMismatches(mismatches);
    const auto completed = client.ListCompletions(completions);
    EXPECT_TRUE(listed.ok() && completed.ok()) << listed.status() << completed.status();
    if (!listed.ok() || !completed.ok()) return "";
    return listed->DebugString() + completed->DebugString();
  }

  // Waits until the service has caught up with `head`, and compares it with one that is started now.
  void ExpectCaughtUp(int64_t head) {
    ASSERT_TRUE(WaitUntilFollowing(reconciliation_->address(), head));
    EXPECT_TRUE(AskForMismatches().ok());
    const Service fresh = StartReconciliation(registry_->address());
    ASSERT_TRUE(WaitUntilFollowing(fresh.address(), head));
    EXPECT_EQ(AnswersOf(reconciliation_->address(), head), AnswersOf(fresh.address(), head));
  }

  // Checks that the service refuses what it now meets behind the proxy, says why, and stays so when its registry is
  // back.
  void ExpectDivergedForGood(const std::string& why) {
    EXPECT_TRUE(WaitUntil([this] { return AskForMismatches().code() == absl::StatusCode::kDataLoss; }));
    proxy_.PointTo(registry_->address());
    client::ReconciliationClient client(client::Connect(reconciliation_->address()), kOneTry);
    const auto status = client.GetStatus({});
    ASSERT_TRUE(status.ok()) << status.status();
    EXPECT_EQ(status->state(), FOLLOW_STATE_DIVERGED);
    EXPECT_THAT(status->detail(), HasSubstr(why));
    EXPECT_EQ(ReasonOf(AskForMismatches()), "LEDGER_DIVERGED");
    EXPECT_EQ(HealthOf(reconciliation_->address()), grpc::health::v1::HealthCheckResponse::NOT_SERVING);
  }

  TemporaryFolder folder_;
  std::optional<Service> registry_ = StartRegistry(folder_.path() / "ledger");
  FaultProxy proxy_{registry_->address()};
  std::optional<Service> reconciliation_;
};

TEST_F(FollowerFaultsTest, ARegistryThatIsGoneIsFollowedAgainWhenItIsBack) {
  proxy_.Refuse();
  ExpectThatTheLossIsTold();
  const int64_t head = Append(PartyBatch(0, 10));
  EXPECT_FALSE(AskForMismatches().ok());
  proxy_.Pass();
  ExpectCaughtUp(head);
}

// The connection stays, and is dead without a word: no packet says so.
TEST_F(FollowerFaultsTest, ARegistryThatFallsSilentIsNoticedAndFollowedAgain) {
  proxy_.Hold();
  EXPECT_TRUE(reconciliation_->process().WaitForError("not following"));
  ExpectThatTheLossIsTold();
  const int64_t head = Append(PartyBatch(0, 10));
  proxy_.Pass();
  ExpectCaughtUp(head);
}

// A large message takes longer over this link than a dead connection is given.
TEST_F(FollowerFaultsTest, ASlowLinkIsNotTakenForADeadOne) {
  proxy_.SlowTo(kSlowBytesPerSecond);
  ExpectCaughtUp(Append(LargeBatch()));
}

TEST_F(FollowerFaultsTest, AMessageThatIsCutInTheMiddleIsReadAgainAsAWhole) {
  constexpr int64_t kCutAfter = 300'000;
  proxy_.CutAfter(kCutAfter);
  const int64_t head = Append(LargeBatch());
  EXPECT_TRUE(WaitUntil([this] { return proxy_.cuts() == 1; }));
  ExpectCaughtUp(head);
}

TEST_F(FollowerFaultsTest, AnotherLedgerInTheRegistrysPlaceIsRefusedForGood) {
  const Service other = StartRegistry(folder_.path() / "other");
  EXPECT_EQ(Ctl(other.address(), "", {"import", SamplePath()}).exit_status, 0);
  proxy_.PointTo(other.address());
  ExpectDivergedForGood("ledger");
}

TEST_F(FollowerFaultsTest, ARegistryThatWasRolledBackToABackupIsRefusedForGood) {
  const std::string backup = (folder_.path() / "backup").string();
  const Ended backed_up = RunToEnd(
      {ProgramPath("registry_service"), "backup", "--data_dir", (folder_.path() / "ledger").string(), "--to", backup});
  ASSERT_EQ(backed_up.exit_status, 0) << backed_up.error;
  const int64_t head = Append(PartyBatch(0, 10));
  ASSERT_TRUE(WaitUntilFollowing(reconciliation_->address(), head));
  const Service rolled_back = StartRegistry(backup);
  proxy_.PointTo(rolled_back.address());
  ExpectDivergedForGood(absl::StrCat("no longer has revision ", head));
}

TEST_F(FollowerFaultsTest, AServiceThatIsKilledReckonsTheSameWhenItIsBack) {
  reconciliation_->process().Signal(SIGKILL);
  reconciliation_->process().Wait();
  const int64_t head = Append(PartyBatch(0, 10));
  StartTheReconciliation();
  ExpectCaughtUp(head);
}

}  // namespace
}  // namespace handover::test
