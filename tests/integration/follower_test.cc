#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <optional>

#include "clients/cpp/reconciliation_client.h"
#include "service_host/error.h"
#include "tests/harness/one_try.h"
#include "tests/harness/services.h"

// The reconciliation service while its registry is absent, lost, back, or another one.
namespace handover::test {
namespace {

using reconciliation::v1::ListMismatchesRequest;
using testing::HasSubstr;

absl::Status ListMismatches(const std::string& reconciliation) {
  client::ReconciliationClient client(client::Connect(reconciliation), kOneTry);
  ListMismatchesRequest request;
  request.set_parent("agreements/istanbul-2025-06-02");
  return client.ListMismatches(request).status();
}

reconciliation::v1::FollowState StateOf(const std::string& reconciliation) {
  client::ReconciliationClient client(client::Connect(reconciliation), kOneTry);
  const auto status = client.GetStatus({});
  return status.ok() ? status->state() : reconciliation::v1::FOLLOW_STATE_UNSPECIFIED;
}

TEST(FollowerTest, WithoutARegistryItSaysSoAndNeverNoMismatches) {
  TemporaryFolder folder;
  std::string address;
  {
    Service registry = StartRegistry(folder.path() / "ledger");
    address = registry.address();
  }
  Service reconciliation = StartReconciliation(address);
  const absl::Status status = ListMismatches(reconciliation.address());
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(ReasonOf(status), "NOT_CAUGHT_UP");

  Service registry = StartRegistry(folder.path() / "ledger", address);
  EXPECT_EQ(Ctl(address, "", {"import", SamplePath()}).exit_status, 0);
  EXPECT_TRUE(WaitUntilFollowing(reconciliation.address(), 51)) << "it finds the registry by itself";
  EXPECT_TRUE(ListMismatches(reconciliation.address()).ok());
}

TEST(FollowerTest, AKilledRegistryIsNoticedAndFollowedAgainWhenItIsBack) {
  TemporaryFolder folder;
  std::optional<Service> registry = StartRegistry(folder.path() / "ledger");
  const std::string address = registry->address();
  Service reconciliation = StartReconciliation(address);
  EXPECT_EQ(Ctl(address, "", {"import", SamplePath()}).exit_status, 0);
  EXPECT_TRUE(WaitUntilFollowing(reconciliation.address(), 51));

  registry->process().Signal(SIGKILL);
  registry->process().Wait();
  EXPECT_TRUE(reconciliation.process().WaitForError("not following"));
  EXPECT_EQ(ReasonOf(ListMismatches(reconciliation.address())), "NOT_CAUGHT_UP");

  registry = StartRegistry(folder.path() / "ledger", address);
  EXPECT_TRUE(WaitUntilFollowing(reconciliation.address(), 51));
  EXPECT_TRUE(ListMismatches(reconciliation.address()).ok());
}

TEST(FollowerTest, AnotherLedgerInItsPlaceIsDataLossForGood) {
  TemporaryFolder folder;
  std::optional<Service> registry = StartRegistry(folder.path() / "one");
  const std::string address = registry->address();
  Service reconciliation = StartReconciliation(address);
  EXPECT_EQ(Ctl(address, "", {"import", SamplePath()}).exit_status, 0);
  EXPECT_TRUE(WaitUntilFollowing(reconciliation.address(), 51));

  registry.reset();
  registry = StartRegistry(folder.path() / "two", address);
  EXPECT_TRUE(reconciliation.process().WaitForError("DATA_LOSS"));
  const absl::Status status = ListMismatches(reconciliation.address());
  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss) << status;
  EXPECT_EQ(ReasonOf(status), "LEDGER_DIVERGED");
  EXPECT_EQ(StateOf(reconciliation.address()), reconciliation::v1::FOLLOW_STATE_DIVERGED);
}

TEST(FollowerTest, StartedAnewItReckonsTheSame) {
  TemporaryFolder folder;
  Service registry = StartRegistry(folder.path() / "ledger");
  EXPECT_EQ(Ctl(registry.address(), "", {"import", SamplePath()}).exit_status, 0);
  std::vector<std::string> answers;
  for (int start = 0; start < 2; ++start) {
    Service reconciliation = StartReconciliation(registry.address());
    EXPECT_TRUE(WaitUntilFollowing(reconciliation.address(), 51));
    client::ReconciliationClient client(client::Connect(reconciliation.address()));
    reconciliation::v1::ListCompletionsRequest request;
    request.set_parent("agreements/istanbul-2025-06-02");
    auto response = client.ListCompletions(request);
    ASSERT_TRUE(response.ok()) << response.status();
    response->mutable_basis()->clear_as_of_time();
    answers.push_back(response->DebugString());
  }
  EXPECT_EQ(answers[0], answers[1]);
}

// Import and question follow each other at once; without the least revision the answer could be one of before.
TEST(FollowerTest, OnesOwnWriteIsWaitedFor) {
  TemporaryFolder folder;
  Service registry = StartRegistry(folder.path() / "ledger");
  Service reconciliation = StartReconciliation(registry.address());
  EXPECT_TRUE(WaitUntilFollowing(reconciliation.address(), 0));
  EXPECT_EQ(Ctl(registry.address(), "", {"import", SamplePath()}).exit_status, 0);
  client::ReconciliationClient client(client::Connect(reconciliation.address()));
  ListMismatchesRequest request;
  request.set_parent("agreements/istanbul-2025-06-02");
  request.mutable_as_of()->set_min_revision(51);
  const auto response = client.ListMismatches(request);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->basis().revision(), 51);
}

}  // namespace
}  // namespace handover::test
