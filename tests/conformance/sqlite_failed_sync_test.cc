#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "registry_service/storage/sqlite_ledger_store.h"
#include "tests/conformance/ledger_store_test.h"
#include "tests/conformance/sync_fault_vfs.h"
#include "tests/conformance/temporary_directory.h"

namespace handover::registry {
namespace {

class SqliteFailedSyncTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = SqliteLedgerStore::Open(directory_.path());
    ASSERT_TRUE(opened.ok()) << opened.status();
    store_ = *std::move(opened);
  }

  // Appends until a batch is refused, and returns why; OK after many batches.
  absl::Status AppendUntilRefused() {
    for (int i = 0; i < 200; ++i) {
      const auto entry = EntryWithBytes(absl::StrCat("parties/p", appended_.size()), std::string(100'000, 'x'));
      if (auto status = store_->Append(std::vector{entry}); !status.ok()) return status;
      appended_.push_back(entry.bytes);
    }
    return absl::OkStatus();
  }

  // Checks that nothing is synced any more: not by appending, not by reading, and not by closing.
  void ExpectNoMoreSyncs() {
    const int syncs = vfs_.sync_count();
    vfs_.FailSyncs(FailingFiles::kNone);
    EXPECT_EQ(store_->Append(EntriesOfParties(1, 1)).code(), absl::StatusCode::kInternal);
    EXPECT_TRUE(ReadAllBytes(*store_) == appended_);
    store_.reset();
    EXPECT_EQ(vfs_.sync_count(), syncs);
  }

  SyncFaultVfs vfs_;
  TemporaryDirectory directory_;
  std::unique_ptr<SqliteLedgerStore> store_;
  std::vector<std::string> appended_;
};

TEST_F(SqliteFailedSyncTest, EveryBatchIsSynced) {
  for (int batch = 1; batch <= 3; ++batch) {
    const int before = vfs_.sync_count();
    ASSERT_TRUE(store_->Append(EntriesOfParties(batch, 1)).ok());
    EXPECT_GT(vfs_.sync_count(), before);
  }
}

TEST_F(SqliteFailedSyncTest, ABatchThatCannotBeSyncedIsTheLast) {
  ASSERT_TRUE(store_->Append(std::vector{EntryWithBytes("parties/p0", "first")}).ok());
  appended_.push_back("first");
  vfs_.FailSyncs(FailingFiles::kAll);
  EXPECT_EQ(AppendUntilRefused().code(), absl::StatusCode::kInternal);
  EXPECT_EQ(appended_.size(), 1U) << "the first batch that is not synced is refused";
  EXPECT_EQ(store_->head().value, 1);
  ExpectNoMoreSyncs();
  SetUp();
  EXPECT_GE(store_->head().value, 1);
  EXPECT_EQ(ReadAllBytes(*store_)[0], "first");
}

TEST_F(SqliteFailedSyncTest, ACheckpointThatCannotBeSyncedEndsAppendingAndLosesNothing) {
  vfs_.FailSyncs(FailingFiles::kDatabases);
  EXPECT_EQ(AppendUntilRefused().code(), absl::StatusCode::kInternal);
  EXPECT_GT(appended_.size(), 10U) << "the batches before the first checkpoint need the WAL alone";
  ExpectNoMoreSyncs();
  SetUp();
  EXPECT_TRUE(ReadAllBytes(*store_) == appended_);
}

}  // namespace
}  // namespace handover::registry
