#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "clients/cpp/reconciliation_client.h"
#include "clients/cpp/registry_client.h"
#include "tests/harness/services.h"

// A reconciliation service that remembers what it has verified refuses a registry that serves anything else.
namespace handover::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr char kOneMore[] =
    R"({"name": "parties/zzz", "party": {"displayName": "One more", "kind": "PARTY_KIND_OBSERVER"}})"
    "\n";

class VerifiedFollowerTest : public testing::Test {
 protected:
  void StartTheRegistry(const std::string& ledger) {
    registry_ = StartRegistry(folder_.path() / ledger, address_.empty() ? "127.0.0.1:0" : address_);
    address_ = registry_->address();
  }

  void StopTheRegistry() {
    registry_->process().Signal(SIGTERM);
    registry_->process().Wait();
    registry_.reset();
  }

  Service Reconcile(const std::vector<std::string>& more_flags = {}) {
    std::vector<std::string> flags = {"--registry", address_, "--state_dir", folder_.path() / "state"};
    flags.insert(flags.end(), more_flags.begin(), more_flags.end());
    return Service("reconciliation_service", flags);
  }

  // Follows the ledger up to `revision`, and stops.
  void Verify(int64_t revision) {
    Service reconciliation = Reconcile();
    EXPECT_TRUE(WaitUntilFollowing(reconciliation.address(), revision));
    reconciliation.process().Signal(SIGTERM);
    EXPECT_EQ(reconciliation.process().Wait(), 0);
  }

  // Checks that a service which is started now answers nothing, for good and because of `why`.
  void ExpectDiverged(const std::string& why, const std::vector<std::string>& more_flags = {}) {
    Service reconciliation = Reconcile(more_flags);
    EXPECT_TRUE(reconciliation.process().WaitForError(why));
    const auto status = client::ReconciliationClient(client::Connect(reconciliation.address())).GetStatus({});
    ASSERT_TRUE(status.ok()) << status.status();
    EXPECT_EQ(status->state(), reconciliation::v1::FOLLOW_STATE_DIVERGED);
    EXPECT_THAT(status->detail(), HasSubstr(why));
  }

  TemporaryFolder folder_;
  std::optional<Service> registry_;
  std::string address_;
};

TEST_F(VerifiedFollowerTest, ALedgerThatHasGrownIsFollowed) {
  StartTheRegistry("ledger");
  ASSERT_EQ(Ctl(address_, "", {"import", SamplePath()}).exit_status, 0);
  Verify(51);
  ASSERT_EQ(Ctl(address_, "", {"import", "-"}, kOneMore).exit_status, 0);
  Verify(52);
}

TEST_F(VerifiedFollowerTest, ALedgerThatWasRolledBackToABackupIsRefused) {
  StartTheRegistry("ledger");
  ASSERT_EQ(Ctl(address_, "", {"import", SamplePath()}).exit_status, 0);
  StopTheRegistry();
  fs::copy(folder_.path() / "ledger", folder_.path() / "backup");
  StartTheRegistry("ledger");
  ASSERT_EQ(Ctl(address_, "", {"import", "-"}, kOneMore).exit_status, 0);
  Verify(52);
  StopTheRegistry();
  StartTheRegistry("backup");
  ExpectDiverged("rolled back");
}

TEST_F(VerifiedFollowerTest, ALedgerThatForkedFromABackupIsRefused) {
  StartTheRegistry("ledger");
  ASSERT_EQ(Ctl(address_, "", {"import", "-"}, kOneMore).exit_status, 0);
  StopTheRegistry();
  fs::copy(folder_.path() / "ledger", folder_.path() / "backup");
  StartTheRegistry("ledger");
  ASSERT_EQ(Ctl(address_, "", {"import", SamplePath()}).exit_status, 0);
  Verify(52);
  StopTheRegistry();
  StartTheRegistry("backup");
  ASSERT_EQ(Ctl(address_, "", {"import", SamplePath()}).exit_status, 0);
  ExpectDiverged("others than when they were verified");
}

TEST_F(VerifiedFollowerTest, AnotherRegistrysKeyIsRefused) {
  StartTheRegistry("ledger");
  ASSERT_EQ(Ctl(address_, "", {"import", SamplePath()}).exit_status, 0);
  Verify(51);
  StopTheRegistry();
  StartTheRegistry("another");
  ASSERT_EQ(Ctl(address_, "", {"import", SamplePath()}).exit_status, 0);
  ExpectDiverged("signs with the key");
}

TEST_F(VerifiedFollowerTest, OnlyTheKeyThatWasGivenIsTrusted) {
  StartTheRegistry("another");
  const std::string key = client::RegistryClient(client::Connect(address_)).GetCheckpoint({})->verifier_key();
  StopTheRegistry();
  StartTheRegistry("ledger");
  ExpectDiverged("signs with the key", {"--registry_key", key});
}

}  // namespace
}  // namespace handover::test
