#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tests/harness/services.h"
#include "tests/integration/lying_registry.h"

// `handoverctl verify`: what a party that trusts nobody can tell of a registry by itself.
namespace handover::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class VerifyTest : public testing::Test {
 protected:
  VerifyTest() { setenv("XDG_STATE_HOME", (folder_.path() / "state").c_str(), 1); }
  ~VerifyTest() override { unsetenv("XDG_STATE_HOME"); }

  void Start(const std::string& ledger) {
    registry_.reset();
    registry_ = StartRegistry(folder_.path() / ledger);
  }
  void Stop() {
    registry_->process().Signal(SIGTERM);
    registry_->process().Wait();
  }
  void Import() { ASSERT_EQ(Ctl(registry_->address(), "", {"import", SamplePath()}).exit_status, 0); }
  Ended Verify(std::vector<std::string> flags = {}) {
    flags.insert(flags.begin(), "verify");
    return Ctl(registry_->address(), "", flags);
  }

  TemporaryFolder folder_;
  std::optional<Service> registry_;
};

TEST_F(VerifyTest, TheWholeLedgerIsVerifiedAndItsGrowthToo) {
  Start("ledger");
  Import();
  const Ended first = Verify();
  EXPECT_EQ(first.exit_status, 0) << first.error;
  EXPECT_THAT(first.output, HasSubstr("51 entries, each of them in the checkpoint"));
  EXPECT_THAT(first.output, HasSubstr("nothing of this ledger was verified here before"));
  ASSERT_EQ(Ctl(registry_->address(), "", {"import", "-"},
                R"({"name": "parties/zzz", "party": {"displayName": "Z", "kind": "PARTY_KIND_OBSERVER"}})"
                "\n")
                .exit_status,
            0);
  const Ended second = Verify();
  EXPECT_EQ(second.exit_status, 0) << second.error;
  EXPECT_THAT(second.output, HasSubstr("52 entries"));
  EXPECT_THAT(second.output, HasSubstr("it continues the 51 entries"));
}

TEST_F(VerifyTest, AnEmptyLedgerIsVerifiedAsWell) {
  Start("ledger");
  const Ended ended = Verify();
  EXPECT_EQ(ended.exit_status, 0) << ended.error;
  EXPECT_THAT(ended.output, HasSubstr("0 entries"));
}

TEST_F(VerifyTest, ALedgerThatWasRolledBackIsNotVerified) {
  Start("ledger");
  Stop();
  fs::copy(folder_.path() / "ledger", folder_.path() / "backup");
  Start("ledger");
  Import();
  ASSERT_EQ(Verify().exit_status, 0);
  Start("backup");
  const Ended ended = Verify();
  EXPECT_NE(ended.exit_status, 0);
  EXPECT_THAT(ended.error, HasSubstr("rolled back"));
  EXPECT_THAT(ended.output, testing::IsEmpty());
}

TEST_F(VerifyTest, AnotherKeyThanTheOneGivenIsNotVerified) {
  Start("ledger");
  const Ended ended = Verify({"--registry-key", "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"});
  EXPECT_NE(ended.exit_status, 0);
  EXPECT_THAT(ended.error, HasSubstr("signs with the key"));
}

TEST_F(VerifyTest, TheFirstEntryThatIsWrongIsNamed) {
  for (const int64_t changed : {1, 4, 7}) {
    LyingRegistry registry(7, changed);
    const Ended ended = Ctl(registry.address(), "", {"verify"});
    EXPECT_NE(ended.exit_status, 0);
    EXPECT_THAT(ended.error, HasSubstr("entry " + std::to_string(changed) + " is not the one"));
    EXPECT_THAT(ended.output, testing::IsEmpty());
  }
}

}  // namespace
}  // namespace handover::test
