#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "absl/strings/escaping.h"
#include "clients/cpp/registry_client.h"
#include "ledger/checkpoint.h"
#include "tests/harness/services.h"

// `registry_service check`, as whoever keeps a ledger runs it.
namespace handover::test {
namespace {

using testing::ContainsRegex;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::StartsWith;

class CheckCommandTest : public testing::Test {
 protected:
  std::filesystem::path data_dir() const { return folder_.path() / "ledger"; }

  // Makes a ledger of the sample's records. `signal` ends the registry that keeps it.
  void MakeLedger(int signal = SIGTERM) {
    Service registry = StartRegistry(data_dir());
    ASSERT_EQ(Ctl(registry.address(), "", {"import", SamplePath()}).exit_status, 0);
    registry.process().Signal(signal);
    registry.process().Wait();
  }

  Ended Check() const {
    return RunToEnd({ProgramPath("registry_service"), "check", "--data_dir=" + data_dir().string()});
  }

 private:
  TemporaryFolder folder_;
};

TEST_F(CheckCommandTest, AllIsWellWithALedgerThatWasClosed) {
  MakeLedger();
  const Ended check = Check();
  EXPECT_EQ(check.exit_status, 0) << check.error;
  EXPECT_THAT(check.output, MatchesRegex("ledger [0-9a-f]+: 51 entries, root [0-9a-f]+: nothing is wrong\n"));
  EXPECT_THAT(check.error, IsEmpty());
}

TEST_F(CheckCommandTest, AllIsWellWithTheLedgerOfARegistryThatWasKilledAndItGoesOn) {
  MakeLedger(SIGKILL);
  ASSERT_TRUE(std::filesystem::exists(data_dir() / "ledger.db-wal"));
  const Ended check = Check();
  EXPECT_EQ(check.exit_status, 0) << check.output << check.error;
  EXPECT_THAT(check.output, HasSubstr(": 51 entries, "));
  Service again = StartRegistry(data_dir());
  EXPECT_THAT(Ctl(again.address(), "", {"import", SamplePath()}).output, HasSubstr("0 created, 51 already there"));
}

TEST_F(CheckCommandTest, TheRootIsThatOfTheCheckpoint) {
  MakeLedger();
  const std::string output = Check().output;
  Service registry = StartRegistry(data_dir());
  client::RegistryClient client(client::Connect(registry.address()));
  const auto signed_now = client.GetCheckpoint({});
  ASSERT_TRUE(signed_now.ok()) << signed_now.status();
  const std::string note = signed_now->checkpoint();
  const auto checkpoint = ledger::ParseCheckpoint(note.substr(0, note.find("\n\n") + 1));
  ASSERT_TRUE(checkpoint.ok()) << checkpoint.status();
  const std::string root(checkpoint->root.begin(), checkpoint->root.end());
  EXPECT_THAT(output, HasSubstr(" root " + absl::BytesToHexString(root) + ":"));
}

TEST_F(CheckCommandTest, AFlippedBitIsNamed) {
  MakeLedger();
  std::fstream file(data_dir() / "ledger.db", std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(2 * 4096 + 1000);
  const int byte = file.get();
  file.seekp(2 * 4096 + 1000);
  file.put(static_cast<char>(byte ^ 4));
  file.close();
  const Ended check = Check();
  EXPECT_EQ(check.exit_status, 1) << check.error;
  EXPECT_THAT(check.output, StartsWith("ledger.db: page 3 at byte 8192: fails its checksum: got "));
  EXPECT_THAT(check.output, ContainsRegex("\nledger [^\n]*: [0-9]+ things? (is|are) wrong\n$"));
}

// What a failed check says on standard error: one line.
void ExpectNotChecked(const Ended& check, const std::string& words) {
  EXPECT_EQ(check.exit_status, 2) << check.output;
  EXPECT_THAT(check.output, IsEmpty());
  EXPECT_THAT(check.error, StartsWith("registry_service: "));
  EXPECT_THAT(check.error, HasSubstr(words));
  EXPECT_EQ(check.error.find('\n'), check.error.size() - 1);
}

TEST_F(CheckCommandTest, ALedgerInUseIsNotChecked) {
  Service registry = StartRegistry(data_dir());
  ExpectNotChecked(Check(), "is held by a registry that runs; stop it, or check a backup");
  EXPECT_EQ(Ctl(registry.address(), "", {"import", SamplePath()}).exit_status, 0) << "the registry goes on";
}

TEST_F(CheckCommandTest, ADirectoryThatIsNotThereIsNotChecked) {
  ExpectNotChecked(Check(), "is not there");
  EXPECT_FALSE(std::filesystem::exists(data_dir()));
}

TEST_F(CheckCommandTest, ADirectoryWithoutALedgerIsNotChecked) {
  std::filesystem::create_directory(data_dir());
  ExpectNotChecked(Check(), "holds no ledger");
}

TEST_F(CheckCommandTest, ACommandLineThatIsWrongIsNotChecked) {
  ExpectNotChecked(RunToEnd({ProgramPath("registry_service"), "check"}), "--data_dir is required");
  ExpectNotChecked(RunToEnd({ProgramPath("registry_service"), "check", "--listen=127.0.0.1:0"}), "");
}

TEST_F(CheckCommandTest, ServingStillNeedsADirectory) {
  const Ended served = RunToEnd({ProgramPath("registry_service")});
  EXPECT_EQ(served.exit_status, 1);
  EXPECT_THAT(served.error, EndsWith("--data_dir is required\n"));
}

}  // namespace
}  // namespace handover::test
