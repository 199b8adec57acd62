#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "registry_service/storage/page_checksum_vfs.h"
#include "registry_service/storage/sqlite_error.h"
#include "registry_service/storage/sqlite_ledger_store.h"
#include "service_host/error.h"
#include "tests/conformance/ledger_store_test.h"
#include "tests/conformance/temporary_directory.h"

namespace handover::registry {
namespace {

// A ledger of nine entries in three bundles, and more behind them, of which the file is changed behind its back. What
// makes up the last tile of the Merkle tree is read when it is opened; the three bundles are not.
class SqliteCorruptionTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto store = SqliteLedgerStore::Open(directory_.path());
    ASSERT_TRUE(store.ok()) << store.status();
    for (int first : {1, 4, 7}) ASSERT_TRUE((*store)->Append(EntriesOfParties(first, 3)).ok());
    ASSERT_TRUE((*store)->Append(EntriesOfParties(10, 300)).ok());
  }

  std::string file() const { return directory_.path() / "ledger.db"; }
  // Changes what is stored, and the checksums of the pages with it.
  void Execute(const std::string& sql) const {
    SQLite::Database(file(), SQLite::OPEN_READWRITE, 0, PageChecksumVfs()).exec(sql);
  }

  absl::StatusOr<std::unique_ptr<SqliteLedgerStore>> Open() const { return SqliteLedgerStore::Open(directory_.path()); }

  static void ExpectCorrupt(const absl::Status& status) {
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss) << status;
    EXPECT_EQ(ReasonOf(status), "STORE_CORRUPT") << status;
  }

  // Checks that the ledger opens, and that reading an entry of the second bundle fails by each way there.
  void ExpectSecondBundleCorrupt() const {
    const auto store = Open();
    ASSERT_TRUE(store.ok()) << store.status();
    ExpectCorrupt((*store)->ReadAfter({0}).status());
    ExpectCorrupt((*store)->ReadAfter({4}).status());
    ExpectCorrupt((*store)->Find("parties/p000005").status());
    ExpectCorrupt((*store)->List("parties", "", {9}, 9).status());
    EXPECT_TRUE((*store)->Find("parties/p000003").ok());
    EXPECT_TRUE((*store)->ReadAfter({6}).ok());
  }

 private:
  TemporaryDirectory directory_;
};

TEST_F(SqliteCorruptionTest, AFlippedByteInTheTableOfABundle) {
  Execute("UPDATE bundles SET entries = CAST(x'00000000' || substr(entries, 5) AS BLOB) WHERE first_revision = 4");
  ExpectSecondBundleCorrupt();
}

TEST_F(SqliteCorruptionTest, AFlippedByteInAnEntry) {
  Execute(
      "UPDATE bundles SET entries = CAST(substr(entries, 1, length(entries) - 1) || x'00' AS BLOB) WHERE "
      "first_revision = 4");
  const auto store = Open();
  ASSERT_TRUE(store.ok()) << store.status();
  ExpectCorrupt((*store)->ReadAfter({0}).status());
  ExpectCorrupt((*store)->Find("parties/p000006").status());
  EXPECT_TRUE((*store)->Find("parties/p000005").ok());
}

TEST_F(SqliteCorruptionTest, AnEmptyBundle) {
  Execute("UPDATE bundles SET entries = x'' WHERE first_revision = 4");
  ExpectSecondBundleCorrupt();
}

TEST_F(SqliteCorruptionTest, AMissingBundle) {
  Execute("DELETE FROM bundles WHERE first_revision = 4");
  ExpectSecondBundleCorrupt();
}

TEST_F(SqliteCorruptionTest, ABundleInThePlaceOfAnother) {
  Execute(
      "UPDATE bundles SET entries = (SELECT entries FROM bundles WHERE first_revision = 1) WHERE first_revision = 4");
  ExpectSecondBundleCorrupt();
}

TEST_F(SqliteCorruptionTest, ABrokenLastBundleIsFoundWhenTheLedgerIsOpened) {
  Execute("UPDATE bundles SET entries = x'0102030405060708' WHERE first_revision = 10");
  ExpectCorrupt(Open().status());
}

TEST_F(SqliteCorruptionTest, AMissingFirstBundle) {
  Execute("DELETE FROM bundles WHERE first_revision = 1");
  const auto store = Open();
  ASSERT_TRUE(store.ok()) << store.status();
  ExpectCorrupt((*store)->ReadAfter({0}).status());
}

TEST_F(SqliteCorruptionTest, AMissingTileIsFoundWhenTheLedgerIsOpened) {
  Execute("DELETE FROM merkle_tiles");
  ExpectCorrupt(Open().status());
}

TEST_F(SqliteCorruptionTest, AShortTileIsFoundWhenTheLedgerIsOpened) {
  Execute("UPDATE merkle_tiles SET hashes = CAST(substr(hashes, 33) AS BLOB)");
  ExpectCorrupt(Open().status());
}

TEST_F(SqliteCorruptionTest, ALedgerWithoutAnId) {
  Execute("DELETE FROM ledger");
  ExpectCorrupt(Open().status());
}

TEST_F(SqliteCorruptionTest, PagesThatWereOverwritten) {
  const auto size = std::filesystem::file_size(file());
  std::fstream stream(file(), std::ios::in | std::ios::out | std::ios::binary);
  // All but the first page, which holds the schema.
  stream.seekp(4096);
  stream << std::string(size - 4096, '\xa5');
  stream.close();
  ExpectCorrupt(Open().status());
}

TEST_F(SqliteCorruptionTest, APageWithAFlippedBitIsNamedByWhatReadsIt) {
  const auto size = std::filesystem::file_size(file());
  std::fstream stream(file(), std::ios::in | std::ios::out | std::ios::binary);
  // The last of the pages that the bundle of 300 entries lies in.
  stream.seekg(static_cast<std::streamoff>(size) - 4096 + 100);
  const auto byte = static_cast<char>(stream.get());
  stream.seekp(static_cast<std::streamoff>(size) - 4096 + 100);
  stream.put(static_cast<char>(byte ^ 0x10));
  stream.close();
  const auto store = Open();
  const absl::Status status = store.ok() ? (*store)->ReadAfter({300}).status() : store.status();
  ExpectCorrupt(status);
  EXPECT_THAT(std::string(status.message()), testing::HasSubstr(absl::StrCat("page ", size / 4096)));
}

TEST(SqliteErrorTest, EveryCodeOfSqliteHasItsError) {
  struct Case {
    int extended_code;
    int system_errno;
    absl::StatusCode code;
    const char* reason;
  };
  const Case cases[] = {
      {SQLITE_FULL, 0, absl::StatusCode::kResourceExhausted, "STORE_FULL"},
      {SQLITE_IOERR_WRITE, ENOSPC, absl::StatusCode::kResourceExhausted, "STORE_FULL"},
      {SQLITE_IOERR_WRITE, EDQUOT, absl::StatusCode::kResourceExhausted, "STORE_FULL"},
      {SQLITE_IOERR_SHMSIZE, ENOSPC, absl::StatusCode::kResourceExhausted, "STORE_FULL"},
      {SQLITE_IOERR_WRITE, EIO, absl::StatusCode::kInternal, ""},
      {SQLITE_IOERR_FSYNC, ENOSPC, absl::StatusCode::kInternal, ""},
      {SQLITE_IOERR_DIR_FSYNC, EDQUOT, absl::StatusCode::kInternal, ""},
      {SQLITE_IOERR_FSYNC, EIO, absl::StatusCode::kInternal, ""},
      {SQLITE_CORRUPT, 0, absl::StatusCode::kDataLoss, "STORE_CORRUPT"},
      {SQLITE_CORRUPT_INDEX, 0, absl::StatusCode::kDataLoss, "STORE_CORRUPT"},
      {SQLITE_NOTADB, 0, absl::StatusCode::kDataLoss, "STORE_CORRUPT"},
      {SQLITE_IOERR_READ, EIO, absl::StatusCode::kDataLoss, "STORE_CORRUPT"},
      {SQLITE_IOERR_DATA, 0, absl::StatusCode::kDataLoss, "STORE_CORRUPT"},
      {SQLITE_IOERR_SHORT_READ, 0, absl::StatusCode::kDataLoss, "STORE_CORRUPT"},
      {SQLITE_CONSTRAINT_PRIMARYKEY, 0, absl::StatusCode::kInternal, ""},
      {SQLITE_BUSY, 0, absl::StatusCode::kInternal, ""},
      {-1, 0, absl::StatusCode::kInternal, ""},
  };
  for (const Case& c : cases) {
    const absl::Status status = SqliteError(c.extended_code, c.system_errno, "words");
    EXPECT_EQ(status.code(), c.code) << status;
    EXPECT_EQ(ReasonOf(status), c.reason) << status;
    EXPECT_THAT(std::string(status.message()), testing::HasSubstr("words"));
  }
}

}  // namespace
}  // namespace handover::registry
