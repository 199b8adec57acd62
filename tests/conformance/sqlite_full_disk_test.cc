#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "registry_service/storage/sqlite_ledger_store.h"
#include "service_host/error.h"
#include "tests/conformance/ledger_store_test.h"
#include "tests/conformance/temporary_directory.h"

namespace handover::registry {
namespace {

// While it lives, no file of this process can grow beyond so many bytes: every write behind that fails, as on a disk
// without room.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(size_t bytes) {
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit = {.rlim_cur = bytes, .rlim_max = before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &before_); }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_;
};

class SqliteFullDiskTest : public ::testing::Test {
 protected:
  void SetUp() override { Reopen(); }

  void Reopen() {
    store_.reset();
    auto opened = SqliteLedgerStore::Open(directory_.path());
    ASSERT_TRUE(opened.ok()) << opened.status();
    store_ = *std::move(opened);
  }

  static void ExpectFull(const absl::Status& status) {
    EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << status;
    EXPECT_EQ(ReasonOf(status), "STORE_FULL") << status;
  }

  TemporaryDirectory directory_;
  std::unique_ptr<SqliteLedgerStore> store_;
};

TEST_F(SqliteFullDiskTest, ABatchWithoutRoomStoresNothingAndALaterOneIsTaken) {
  ASSERT_TRUE(store_->Append(EntriesOfParties(1, 5)).ok());
  const std::vector<NewEntry> large = {EntryOf("parties/small"),
                                       EntryWithBytes("parties/large", std::string(500'000, 'l'))};
  {
    const FileSizeLimit limit(200'000);
    for (int attempt = 0; attempt < 3; ++attempt) {
      ExpectFull(store_->Append(large));
      EXPECT_EQ(store_->head().value, 5);
      EXPECT_EQ(ReadAllBytes(*store_), BytesOf(EntriesOfParties(1, 5)));
      const auto found = store_->Find("parties/small");
      ASSERT_TRUE(found.ok()) << found.status();
      EXPECT_FALSE(found->has_value());
    }
    ASSERT_TRUE(store_->Append(EntriesOfParties(6, 1)).ok()) << "a batch that fits is still taken";
  }
  ASSERT_TRUE(store_->Append(large).ok());

  std::vector<std::string> want = BytesOf(EntriesOfParties(1, 6));
  for (const NewEntry& entry : large) want.push_back(entry.bytes);
  EXPECT_TRUE(ReadAllBytes(*store_) == want);
  Reopen();
  EXPECT_TRUE(ReadAllBytes(*store_) == want);
}

// The WAL is then full of what cannot be written back into the ledger's file: reads go on from both.
TEST_F(SqliteFullDiskTest, ADiskThatFillsUpTakesWhatItCanAndGoesOnWhenThereIsRoom) {
  std::vector<std::string> want;
  absl::Status status;
  const auto append_next = [&] {
    const auto entry = EntryWithBytes(absl::StrCat("parties/p", want.size()),
                                      std::string(100'000, static_cast<char>('a' + want.size() % 26)));
    status = store_->Append(std::vector{entry});
    if (status.ok()) want.push_back(entry.bytes);
  };
  {
    const FileSizeLimit limit(6'000'000);
    for (int i = 0; i < 1000 && status.ok(); ++i) append_next();
    ExpectFull(status);
    EXPECT_GT(want.size(), 80U) << "once the ledger's file cannot grow the WAL still does, to its own 6 MB";
    EXPECT_TRUE(ReadAllBytes(*store_) == want);
  }
  for (int i = 0; i < 50; ++i) append_next();
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_TRUE(ReadAllBytes(*store_) == want);
  Reopen();
  EXPECT_TRUE(ReadAllBytes(*store_) == want);
}

TEST_F(SqliteFullDiskTest, ANewLedgerWithoutRoomIsNotMadeAndALaterOneIs) {
  const TemporaryDirectory other;
  {
    const FileSizeLimit limit(10'000);
    ExpectFull(SqliteLedgerStore::Open(other.path()).status());
  }
  EXPECT_TRUE(SqliteLedgerStore::Open(other.path()).ok());
}

}  // namespace
}  // namespace handover::registry
