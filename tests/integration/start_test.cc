#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "tests/harness/services.h"

// How the processes start, refuse to start, and stop.
namespace handover::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

// Runs the program `name`, which must refuse to start, and returns its one line.
std::string Refusal(const std::string& name, std::vector<std::string> flags) {
  flags.insert(flags.begin(), ProgramPath(name));
  const Ended ended = RunToEnd(flags);
  EXPECT_NE(ended.exit_status, 0);
  EXPECT_EQ(std::ranges::count(ended.error, '\n'), 1) << ended.error;
  EXPECT_THAT(ended.error, StartsWith(name + ": "));
  return ended.error;
}

std::string RefusalOfRegistry(const std::filesystem::path& data_dir, const std::string& listen = "127.0.0.1:0") {
  return Refusal("registry_service", {"--data_dir=" + data_dir.string(), "--listen=" + listen});
}

TEST(StartTest, APortInUseIsSaid) {
  TemporaryFolder folder;
  Service first = StartRegistry(folder.path() / "one");
  EXPECT_THAT(RefusalOfRegistry(folder.path() / "two", first.address()), HasSubstr(first.address()));
  EXPECT_THAT(Refusal("reconciliation_service", {"--registry=" + first.address(), "--listen=" + first.address()}),
              HasSubstr(first.address()));
}

TEST(StartTest, AnAddressBeyondLoopbackIsRefusedWithoutTls) {
  TemporaryFolder folder;
  for (const std::string listen : {"0.0.0.0:0", "[::]:0", "192.0.2.1:7401", "127.evil.example:7401"}) {
    EXPECT_THAT(RefusalOfRegistry(folder.path() / "ledger", listen), HasSubstr("loopback")) << listen;
  }
}

TEST(StartTest, ADataDirectoryHeldByAnotherRegistryIsRefused) {
  TemporaryFolder folder;
  Service holder = StartRegistry(folder.path() / "ledger");
  EXPECT_THAT(RefusalOfRegistry(folder.path() / "ledger"), HasSubstr("held by another registry"));
}

TEST(StartTest, AFolderThatIsNoLedgerOfOursIsRefusedAndLeftAlone) {
  TemporaryFolder folder;
  std::ofstream(folder.path() / "letter.txt") << "Dear Sir";
  RefusalOfRegistry(folder.path());
  const auto entries = std::filesystem::directory_iterator(folder.path());
  EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
}

TEST(StartTest, ALedgerWhoseSigningKeyIsGoneIsRefusedAndGivenNoNewOne) {
  TemporaryFolder folder;
  const std::filesystem::path data_dir = folder.path() / "ledger";
  {
    Service registry = StartRegistry(data_dir);
    EXPECT_EQ(Ctl(registry.address(), "", {"import", SamplePath()}).exit_status, 0);
    registry.process().Signal(SIGTERM);
    EXPECT_EQ(registry.process().Wait(), 0);
  }
  std::filesystem::remove(data_dir / "signing_key.pem");
  EXPECT_THAT(RefusalOfRegistry(data_dir), HasSubstr("signing_key.pem"));
  EXPECT_FALSE(std::filesystem::exists(data_dir / "signing_key.pem"));
}

TEST(StartTest, ADataDirectoryThatCannotBeMadeIsRefused) {
  TemporaryFolder folder;
  std::ofstream(folder.path() / "file") << "x";
  EXPECT_THAT(RefusalOfRegistry(folder.path() / "file" / "ledger"), HasSubstr("data_dir"));
}

TEST(StartTest, ASignalToStopEndsBothWithStatusZeroAndTheLedgerGoesOn) {
  TemporaryFolder folder;
  std::string first_address;
  {
    Service registry = StartRegistry(folder.path() / "ledger");
    first_address = registry.address();
    Service reconciliation = StartReconciliation(registry.address());
    EXPECT_EQ(Ctl(registry.address(), "", {"import", SamplePath()}).exit_status, 0);
    EXPECT_TRUE(WaitUntilFollowing(reconciliation.address(), 51));
    registry.process().Signal(SIGTERM);
    EXPECT_EQ(registry.process().Wait(), 0) << registry.process().error();
    reconciliation.process().Signal(SIGINT);
    EXPECT_EQ(reconciliation.process().Wait(), 0) << reconciliation.process().error();
  }
  Service again = StartRegistry(folder.path() / "ledger", first_address);
  EXPECT_THAT(Ctl(again.address(), "", {"import", SamplePath()}).output, HasSubstr("0 created, 51 already there"));
}

}  // namespace
}  // namespace handover::test
