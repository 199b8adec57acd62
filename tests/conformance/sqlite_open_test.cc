#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

#include "registry_service/storage/sqlite_ledger_store.h"
#include "tests/conformance/ledger_store_test.h"
#include "tests/conformance/temporary_directory.h"

namespace handover::registry {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::StartsWith;

class SqliteOpenTest : public ::testing::Test {
 protected:
  fs::path path(std::string_view name = "") const { return name.empty() ? root_.path() : root_.path() / name; }

  void Write(std::string_view name, std::string_view text) const { std::ofstream(path(name)) << text; }

  std::set<std::string> Files() const {
    std::set<std::string> names;
    for (const auto& file : fs::directory_iterator(path())) names.insert(file.path().filename());
    return names;
  }

  // Checks that `data_dir` is refused in one line that names it and says `words`.
  void ExpectRefusal(const fs::path& data_dir, const std::string& words) const {
    const absl::Status status = SqliteLedgerStore::Open(data_dir).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition) << status;
    EXPECT_THAT(std::string(status.message()),
                AllOf(StartsWith("data_dir: \"" + data_dir.string() + "\", "), HasSubstr(words), Not(HasSubstr("\n"))));
  }

  // Makes a ledger in path(), and runs SQL on its file when it is closed again.
  void MakeLedgerAndExecute(const std::string& sql) const {
    ASSERT_TRUE(SqliteLedgerStore::Open(path()).ok());
    SQLite::Database(path("ledger.db").string(), SQLite::OPEN_READWRITE).exec(sql);
  }

 private:
  TemporaryDirectory root_;
};

TEST_F(SqliteOpenTest, AMissingDirectoryIsMade) {
  const auto store = SqliteLedgerStore::Open(path("a/b/c"));
  ASSERT_TRUE(store.ok()) << store.status();
  EXPECT_TRUE(fs::is_regular_file(path("a/b/c/ledger.db")));
}

TEST_F(SqliteOpenTest, TheRootOfANewVolumeIsEmptyEnough) {
  fs::create_directory(path("lost+found"));
  EXPECT_TRUE(SqliteLedgerStore::Open(path()).ok());
}

TEST_F(SqliteOpenTest, ALedgerIsOneFileOnceItIsClosed) {
  ASSERT_TRUE(SqliteLedgerStore::Open(path()).ok());
  EXPECT_THAT(Files(), ElementsAre("ledger.db", "lock"));
}

TEST_F(SqliteOpenTest, OtherFilesBesideALedgerDoNoHarm) {
  ASSERT_TRUE(SqliteLedgerStore::Open(path()).ok());
  Write("notes", "");
  EXPECT_TRUE(SqliteLedgerStore::Open(path()).ok());
}

TEST_F(SqliteOpenTest, WhatAnInterruptedStartLeftIsReplaced) {
  Write("lock", "");
  Write("ledger.db.new", "half");
  Write("ledger.db.new-journal", "half");
  ASSERT_TRUE(SqliteLedgerStore::Open(path()).ok());
  EXPECT_THAT(Files(), ElementsAre("ledger.db", "lock"));
}

TEST_F(SqliteOpenTest, AFileIsNoDirectory) {
  Write("file", "");
  ExpectRefusal(path("file"), "is not a directory");
}

TEST_F(SqliteOpenTest, NoDirectoryCanBeMadeUnderAFile) {
  Write("file", "");
  ExpectRefusal(path("file/below"), "Not a directory");
}

TEST_F(SqliteOpenTest, ADirectoryOfOtherThingsIsRefusedAndLeftAlone) {
  Write("photo.jpg", "");
  ExpectRefusal(path(), "holds \"photo.jpg\" and no ledger");
  EXPECT_THAT(Files(), ElementsAre("photo.jpg"));
}

TEST_F(SqliteOpenTest, AnSqliteFileOfAnotherProgramIsRefusedAndLeftAlone) {
  SQLite::Database(path("ledger.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("PRAGMA application_id = 0x1234abcd; CREATE TABLE t (c)");
  ExpectRefusal(path(), "application id 0x1234abcd, want a ledger, which has 0x48647672");
  EXPECT_THAT(Files(), ElementsAre("ledger.db"));
}

TEST_F(SqliteOpenTest, AFileThatIsNoSqliteFileIsRefusedAndLeftAlone) {
  Write("ledger.db", "accounts of 1987");
  ExpectRefusal(path(), "no SQLite file");
  EXPECT_THAT(Files(), ElementsAre("ledger.db"));
}

TEST_F(SqliteOpenTest, ANewerSchemaIsRefused) {
  MakeLedgerAndExecute("PRAGMA user_version = 4");
  ExpectRefusal(path(), "schema 4, want 3; a newer registry can read it");
}

TEST_F(SqliteOpenTest, ALedgerIsHeldByOneStoreAtATime) {
  auto first = SqliteLedgerStore::Open(path());
  ASSERT_TRUE(first.ok()) << first.status();
  ExpectRefusal(path(), "is held by another registry");
  EXPECT_TRUE((*first)->Append(EntriesOfParties(1, 1)).ok());
  first->reset();
  EXPECT_TRUE(SqliteLedgerStore::Open(path()).ok());
}

TEST_F(SqliteOpenTest, ALedgerIsSyncedAtEveryCommit) {
  const auto store = SqliteLedgerStore::Open(path());
  ASSERT_TRUE(store.ok()) << store.status();
  SQLite::Database database(path("ledger.db").string());
  EXPECT_EQ(database.execAndGet("PRAGMA journal_mode").getString(), "wal");
  EXPECT_THAT(Files(), IsSupersetOf({"ledger.db-wal", "ledger.db-shm"}));
}

}  // namespace
}  // namespace handover::registry
