#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "ledger/merkle_frontier.h"
#include "registry_service/storage/page_checksum_vfs.h"
#include "tests/conformance/checked_ledger.h"

// Changes with right checksums, as no accident makes them: what is stored twice, or follows from what is stored, is
// compared. Flipped bits are in sqlite_check_flips_test.cc.
namespace handover::registry {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

// 700 entries in 14 batches: two complete tiles, and free pages at the end.
class SqliteCheckTest : public ::testing::Test {
 protected:
  SqliteCheckTest() : ledger_(14) {}

  // Replaces the entry at `revision`, which is one of the bundle that begins at `first`.
  void ReplaceEntry(int64_t first, int64_t revision, const std::string& bytes) {
    std::vector<std::string> entries = ledger_.BundleAt(first);
    entries.at(static_cast<size_t>(revision - first)) = bytes;
    ledger_.ReplaceBundle(first, entries);
  }

  CheckedLedger ledger_;
};

TEST_F(SqliteCheckTest, ALedgerAsItWasWrittenHasNothingWrong) {
  const auto check = ledger_.Check();
  ASSERT_TRUE(check.ok()) << check.status();
  EXPECT_THAT(check->findings.kept(), IsEmpty());
  EXPECT_THAT(check->ledger_id, SizeIs(32));
  EXPECT_EQ(check->entries.head.value, 700);
  ledger::MerkleFrontier tree;
  for (int64_t revision = 1; revision <= 700; ++revision) {
    tree.Add(ledger::LeafHash(CheckedLedger::EntryAt(revision)));
  }
  EXPECT_EQ(check->entries.root, tree.Root());
}

TEST(SqliteNewLedgerCheckTest, AnEmptyLedgerHasNothingWrong) {
  const CheckedLedger ledger(0);
  const auto check = ledger.Check();
  ASSERT_TRUE(check.ok()) << check.status();
  EXPECT_THAT(check->findings.kept(), IsEmpty());
  EXPECT_EQ(check->entries.root, ledger::EmptyRoot());
}

TEST_F(SqliteCheckTest, ACheckLeavesTheDirectoryAsItIs) {
  const auto files = [this] {
    std::set<std::string> names;
    for (const auto& file : std::filesystem::directory_iterator(ledger_.path())) names.insert(file.path().filename());
    return names;
  };
  const auto before = files();
  ASSERT_TRUE(ledger_.Check().ok());
  EXPECT_EQ(files(), before);
  ledger_.KillWhileOpen();
  ASSERT_TRUE(ledger_.Check().ok());
  EXPECT_THAT(files(), ElementsAre("ledger.db", "ledger.db-wal", "lock"));
}

TEST_F(SqliteCheckTest, ADirectoryInUseIsNotChecked) {
  const auto store = SqliteLedgerStore::Open(ledger_.path());
  ASSERT_TRUE(store.ok());
  const absl::Status status = ledger_.Check().status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition) << status;
  EXPECT_THAT(std::string(status.message()), testing::HasSubstr("stop it, or check a backup"));
}

TEST_F(SqliteCheckTest, ADirectoryWithoutALedgerIsNotCheckedAndLeftAlone) {
  std::filesystem::remove(ledger_.ledger());
  std::filesystem::remove(ledger_.path("lock"));
  EXPECT_EQ(ledger_.Check().status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_TRUE(std::filesystem::is_empty(ledger_.path()));
}

TEST_F(SqliteCheckTest, AnotherProgramsFileIsNotChecked) {
  std::filesystem::remove(ledger_.ledger());
  std::ofstream(ledger_.ledger()) << std::string(8192, 'x');
  EXPECT_EQ(ledger_.Check().status().code(), absl::StatusCode::kFailedPrecondition);
}

// One change with right checksums of pages, and the lines that a check must have for it.
struct Change {
  const char* sql;
  std::vector<std::string> lines;
};

TEST_F(SqliteCheckTest, EachChangeOfARowIsNamed) {
  const std::vector<Change> changes = {
      {"UPDATE record_names SET revision = 6 WHERE id = 'p000005'",
       {R"(ledger.db: record_names "parties/p000005": got entry 6, want entry 5)",
        R"(ledger.db: record_names "parties/p000005": got entry 6, which is that of "parties/p000006")"}},
      {"UPDATE record_names SET id = 'q' WHERE id = 'p000005'",
       {R"(ledger.db: record_names "parties/p000005": is not there, want entry 5)",
        R"(ledger.db: record_names "parties/q": got entry 5, which is that of "parties/p000005")"}},
      {"DELETE FROM record_names WHERE id = 'p000700'",
       {R"(ledger.db: record_names "parties/p000700": is not there, want entry 700)",
        "ledger.db: table record_names: got 699 rows, want 700"}},
      {"INSERT INTO record_names VALUES ('parties', 'r', 3)",
       {"ledger.db: table record_names: got 701 rows, want 700",
        R"(ledger.db: record_names "parties/r": got entry 3, which is that of "parties/p000003")"}},
      {"INSERT INTO record_names VALUES ('parties', 'r', 701)",
       {"ledger.db: table record_names: got 701 rows, want 700",
        R"(ledger.db: record_names "parties/r": got entry 701, want one of 1 to 700)"}},
      {"UPDATE successors SET revision = 30 WHERE name = 'parties/p000010'",
       {R"(ledger.db: successors "parties/p000010": got entry 30, want entry 20)",
        R"(ledger.db: successors "parties/p000010": got entry 30, which is that of "parties/p000020")"}},
      {"DELETE FROM successors WHERE name = 'parties/p000690'",
       {R"(ledger.db: successors "parties/p000690": is not there, want entry 700)",
        "ledger.db: table successors: got 68 rows, want 69"}},
      {"INSERT INTO successors VALUES ('parties/p000003', 5)",
       {"ledger.db: table successors: got 70 rows, want 69",
        R"(ledger.db: successors "parties/p000003": got entry 5, which is that of "")"}},
      {"DELETE FROM merkle_tiles WHERE number = 1", {"ledger.db: tile 1 of level 0: is not there"}},
      {"UPDATE merkle_tiles SET hashes = CAST(substr(hashes, 33) AS BLOB) WHERE number = 0",
       {"ledger.db: tile 0 of level 0: got 8160 bytes, want 8192"}},
      {"INSERT INTO merkle_tiles VALUES (0, 2, x'00')",
       {"ledger.db: tile 2 of level 0: is one too many, want 2 of that level"}},
      {"INSERT INTO merkle_tiles VALUES (1, 0, x'00')",
       {"ledger.db: tile 0 of level 1: is one too many, want 0 of that level"}},
      {"INSERT INTO merkle_tiles VALUES (-1, 0, x'00')",
       {"ledger.db: tile 0 of level -1: is one too many, want 0 of that level"}},
      {"CREATE TABLE notes (text)", {R"(ledger.db: "table notes": is no part of a ledger)"}},
      {"CREATE INDEX more ON record_names (revision)", {R"(ledger.db: "index more": is no part of a ledger)"}},
      {"UPDATE ledger SET id = upper(id) || 'x'", {}},
      {"DELETE FROM ledger", {"ledger.db: table ledger: got 0 rows, want 1"}},
  };
  const std::string original = ledger_.path("original");
  std::filesystem::copy_file(ledger_.ledger(), original);
  for (const Change& change : changes) {
    std::filesystem::copy_file(original, ledger_.ledger(), std::filesystem::copy_options::overwrite_existing);
    ledger_.Execute(change.sql);
    if (!change.lines.empty()) {
      EXPECT_EQ(ledger_.Lines(), change.lines) << change.sql;
    } else {
      EXPECT_THAT(ledger_.Lines(), ElementsAre(StartsWith("ledger.db: ledger id: got \""))) << change.sql;
    }
  }
}

TEST_F(SqliteCheckTest, ATableThatIsMadeInAnotherWayIsNamed) {
  ledger_.Execute(
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, ' BLOB', ' BLOB ') WHERE name = "
      "'bundles'");
  EXPECT_THAT(ledger_.Lines(), ElementsAre(StartsWith("ledger.db: table bundles: got ")));
}

TEST_F(SqliteCheckTest, ATableThatIsMissingIsNamed) {
  ledger_.Execute("DROP TABLE successors");
  EXPECT_THAT(ledger_.Lines(), Contains("ledger.db: table successors: is not there"));
}

TEST_F(SqliteCheckTest, AConnectionForACheckCannotWrite) {
  ledger_.KillWhileOpen();
  const auto update = [this](const char* vfs) {
    SQLite::Database database(ledger_.ledger().string(), SQLite::OPEN_READWRITE, 0, vfs);
    return database.tryExec("PRAGMA locking_mode = EXCLUSIVE; UPDATE ledger SET id = id");
  };
  EXPECT_EQ(update(ReadOnlyPageChecksumVfs()), SQLITE_READONLY);
  EXPECT_EQ(update(PageChecksumVfs()), SQLITE_OK);
}

TEST_F(SqliteCheckTest, AChangedTileIsNamedWithTheHash) {
  ledger_.Execute(
      "UPDATE merkle_tiles SET hashes = CAST(substr(hashes, 1, 64) || x'00' || substr(hashes, 66) AS BLOB) WHERE "
      "number = 1");
  EXPECT_THAT(ledger_.Lines(), ElementsAre(StartsWith("ledger.db: tile 1 of level 0: hash 2: got 00")));
}

TEST_F(SqliteCheckTest, AnEntryOfOtherBytesIsFoundByItsTile) {
  ReplaceEntry(51, 53, CheckedLedger::EntryAt(53) + "y");
  EXPECT_THAT(ledger_.Lines(), ElementsAre(StartsWith("ledger.db: tile 0 of level 0: hash 52: got ")));
}

TEST_F(SqliteCheckTest, AnEntryOfAnotherRevisionIsNamed) {
  ReplaceEntry(651, 653, CheckedLedger::EntryAt(654));
  EXPECT_THAT(ledger_.Lines(), ElementsAre("ledger.db: entry 653: got revision 654, want 653"));
}

TEST_F(SqliteCheckTest, AnEntryThatIsNoneIsNamed) {
  ReplaceEntry(651, 653, "nonsense");
  EXPECT_THAT(ledger_.Lines(), ElementsAre("ledger.db: entry 653: is no entry"));
}

TEST_F(SqliteCheckTest, ATimeThatGoesBackIsNamed) {
  ReplaceEntry(651, 653, "653 parties/p000653 - 999999");
  EXPECT_THAT(ledger_.Lines(), ElementsAre("ledger.db: entry 653: was recorded at 1970-01-12T13:46:39+00:00, want no "
                                           "time before that of the entry before it, 1970-01-12T13:47:12+00:00"));
}

TEST_F(SqliteCheckTest, AnEntryThatFailsItsOwnChecksumIsNamed) {
  ledger_.Execute(
      "UPDATE bundles SET entries = CAST(substr(entries, 1, length(entries) - 1) || 'y' AS BLOB) WHERE first_revision "
      "= 651");
  EXPECT_THAT(ledger_.Lines(), ElementsAre(StartsWith("ledger.db: entry 700: fails its checksum")));
  EXPECT_EQ(ledger_.Check()->entries.root, std::nullopt) << "the root of what was written is not known any more";
}

TEST_F(SqliteCheckTest, ABundleThatIsNoneIsNamed) {
  ledger_.Execute("UPDATE bundles SET entries = x'00' WHERE first_revision = 51");
  EXPECT_THAT(ledger_.Lines(), Contains(StartsWith("ledger.db: bundle at revision 51: ")));
}

TEST_F(SqliteCheckTest, ABundleThatWasMovedIsNamed) {
  ledger_.Execute("UPDATE bundles SET first_revision = 53 WHERE first_revision = 51");
  EXPECT_THAT(ledger_.Lines(),
              Contains("ledger.db: bundle at revision 53: got the entries from 51 on, want those from 53"));
}

TEST_F(SqliteCheckTest, ABundleThatIsMissingIsNamed) {
  ledger_.Execute("DELETE FROM bundles WHERE first_revision = 51");
  EXPECT_THAT(ledger_.Lines(), ElementsAre("ledger.db: bundle at revision 101: got its first entry, 101, behind entry "
                                           "50, want entry 51"));
}

TEST_F(SqliteCheckTest, ALastBundleThatIsMissingIsFoundByItsNames) {
  ledger_.Execute("DELETE FROM bundles WHERE first_revision = 651");
  EXPECT_THAT(ledger_.Lines(), Contains("ledger.db: table record_names: got 700 rows, want 650"));
}

TEST_F(SqliteCheckTest, MoreThanAHundredFindingsAreCounted) {
  ledger_.Execute("DELETE FROM record_names WHERE revision > 200");
  const auto check = ledger_.Check();
  ASSERT_TRUE(check.ok());
  EXPECT_THAT(check->findings.kept(), SizeIs(100));
  EXPECT_EQ(check->findings.count(), 501) << "500 rows, and their count";
}

}  // namespace
}  // namespace handover::registry
