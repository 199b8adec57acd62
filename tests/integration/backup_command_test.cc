#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>

#include "clients/cpp/registry_client.h"
#include "tests/harness/party_records.h"
#include "tests/harness/services.h"

// A backup is a ledger of its own: the beginning of what the registry went on to hold.
namespace handover::test {
namespace {

using testing::HasSubstr;

Ended BackUp(const std::filesystem::path& data_dir, const std::filesystem::path& to) {
  return RunToEnd({ProgramPath("registry_service"), "backup", "--data_dir", data_dir.string(), "--to", to.string()});
}

class BackupCommandTest : public testing::Test {
 protected:
  TemporaryFolder folder_;
  const std::filesystem::path ledger_ = folder_.path() / "ledger";
  const std::filesystem::path copy_ = folder_.path() / "copy";
};

TEST_F(BackupCommandTest, ALiveLedgerIsCopiedWhileItTakesWritesAndRestoredByAStart) {
  const Service registry = StartRegistry(ledger_);
  client::RegistryClient client(client::Connect(registry.address()), "parties/ukr");
  ASSERT_TRUE(client.AppendRecords(PartyBatch(0, 1000)).ok());
  std::atomic<bool> done = false;
  std::atomic<int> appended = 1000;
  std::thread writer([&] {
    for (; !done; appended += 50) ASSERT_TRUE(client.AppendRecords(PartyBatch(appended, 50)).ok());
  });
  const Ended backup = BackUp(ledger_, copy_);
  done = true;
  writer.join();
  ASSERT_EQ(backup.exit_status, 0) << backup.error;
  EXPECT_THAT(backup.output, HasSubstr("is copied to " + copy_.string()));
  const Ended check = RunToEnd({ProgramPath("registry_service"), "check", "--data_dir", copy_.string()});
  EXPECT_EQ(check.exit_status, 0) << check.output << check.error;

  const Service restored = StartRegistry(copy_);
  client::RegistryClient other(client::Connect(restored.address()), "parties/ukr");
  const auto kept = other.GetCheckpoint({});
  ASSERT_TRUE(kept.ok()) << kept.status();
  const auto head = other.AppendRecords(PartyBatch(0, 1));
  ASSERT_TRUE(head.ok()) << head.status();
  EXPECT_EQ(head->results(0).outcome(), registry::v1::APPEND_OUTCOME_ALREADY_EXISTED);
  ASSERT_GE(head->revision(), 1000);
  // The same registry key and the same entries: the checkpoint is the one that the first registry signs at that size.
  registry::v1::GetCheckpointRequest request;
  request.set_size(head->revision());
  EXPECT_EQ(client.GetCheckpoint(request)->checkpoint(), kept->checkpoint());
  EXPECT_TRUE(other.AppendRecords(PartyBatch(1'000'000, 10)).ok()) << "it goes on from there";
}

TEST_F(BackupCommandTest, AnEmptyLedgerIsCopiedToo) {
  { const Service registry = StartRegistry(ledger_); }
  EXPECT_EQ(BackUp(ledger_, copy_).exit_status, 0);
  EXPECT_NE(StartRegistry(copy_).address(), "");
}

TEST_F(BackupCommandTest, WhatCannotBeCopiedIsSaidInWords) {
  const Ended nothing = BackUp(folder_.path() / "none", copy_);
  EXPECT_EQ(nothing.exit_status, 1);
  EXPECT_THAT(nothing.error, HasSubstr("want a ledger"));
  EXPECT_FALSE(std::filesystem::exists(copy_)) << "nothing is made for it";
  { const Service registry = StartRegistry(ledger_); }
  EXPECT_EQ(BackUp(ledger_, copy_).exit_status, 0);
  const Ended twice = BackUp(ledger_, copy_);
  EXPECT_EQ(twice.exit_status, 1);
  EXPECT_THAT(twice.error, HasSubstr("holds a ledger already, want an empty directory"));
}

}  // namespace
}  // namespace handover::test
