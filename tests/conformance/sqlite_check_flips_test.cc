#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "ledger/ed25519.h"
#include "registry_service/storage/page_checksum.h"
#include "registry_service/storage/signing_key_file.h"
#include "registry_service/storage/wal_check.h"
#include "tests/conformance/checked_ledger.h"

// Single bits, flipped all over the files of a ledger: every one is found, and the place named.
namespace handover::registry {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

// Set to "all" to flip a bit of every byte: some minutes.
constexpr char kFlips[] = "HANDOVER_CHECK_FLIPS";
constexpr int kSeed = 20250616;

bool IsEveryByte() {
  const char* const flips = std::getenv(kFlips);
  return flips != nullptr && std::string_view(flips) == "all";
}

// The bytes of a part of a file that bits are flipped in: the first `first`, the last `last`, and `sample` between
// them.
std::vector<int64_t> BytesOfPart(int64_t bytes, int64_t first, int64_t last, int sample, std::mt19937& random) {
  std::vector<int64_t> offsets;
  if (IsEveryByte()) first = bytes;
  for (int64_t offset = 0; offset < first; ++offset) offsets.push_back(offset);
  if (first == bytes) return offsets;
  for (int i = 0; i < sample; ++i) {
    offsets.push_back(first + static_cast<int64_t>(random()) % (bytes - first - last));
  }
  for (int64_t offset = bytes - last; offset < bytes; ++offset) offsets.push_back(offset);
  return offsets;
}

class SqliteCheckFlipsTest : public ::testing::Test {
 protected:
  // Flips a bit, checks that the first thing found is `place` of `file`, and flips it back.
  static void ExpectFound(const CheckedLedger& ledger, const std::string& file, int64_t byte, int bit,
                          const std::string& place) {
    ledger.Flip(file, byte, bit);
    const auto check = ledger.Check();
    ledger.Flip(file, byte, bit);
    ASSERT_TRUE(check.ok()) << check.status() << " after a flip of bit " << bit << " of byte " << byte;
    ASSERT_GT(check->findings.count(), 0) << "bit " << bit << " of byte " << byte << " of " << file;
    const CheckFinding& found = check->findings.kept().front();
    EXPECT_EQ(found.file, file) << ToLine(found) << " after a flip of bit " << bit << " of byte " << byte;
    EXPECT_THAT(found.where, StartsWith(place)) << "after a flip of bit " << bit << " of byte " << byte;
  }

  int AnyBit() { return static_cast<int>(random_() % 8); }

  std::mt19937 random_{kSeed};
};

TEST_F(SqliteCheckFlipsTest, EveryFlippedBitOfTheFileIsFoundAndItsPageNamed) {
  const CheckedLedger ledger(14);
  // What was dropped leaves pages that nothing uses.
  ledger.Execute("CREATE TABLE t (bytes); INSERT INTO t VALUES (zeroblob(20000)); DROP TABLE t");
  ASSERT_THAT(ledger.Lines(), IsEmpty());
  const auto pages = static_cast<uint32_t>(std::filesystem::file_size(ledger.ledger()) / kPageBytes);
  int64_t flips = 0;
  for (uint32_t page = 1; page <= pages; ++page) {
    // The first page begins with the header of the file.
    for (const int64_t byte : BytesOfPart(kPageBytes, page == 1 ? 100 : 2, 8, 40, random_)) {
      ExpectFound(ledger, "ledger.db", OffsetOf(page) + byte, AnyBit(),
                  absl::StrCat("page ", page, " at byte ", OffsetOf(page)));
      if (HasFatalFailure()) return;
      ++flips;
    }
  }
  EXPECT_THAT(ledger.Lines(), IsEmpty()) << "every bit was flipped back";
  std::cout << flips << " flips in " << pages << " pages\n";
}

// What a WAL consists of (SQLite's file format, section 4).
constexpr int64_t kWalHeaderBytes = 32;
constexpr int64_t kFrameHeaderBytes = 24;
constexpr int64_t kFrameBytes = kFrameHeaderBytes + int64_t{kPageBytes};

std::string PlaceOfFrame(int64_t number) {
  return absl::StrCat("frame ", number + 1, " at byte ", kWalHeaderBytes + number * kFrameBytes);
}

// Whether a transaction ends in a frame: it says then how many pages the database has.
bool EndsTransaction(const CheckedLedger& ledger, int64_t number) {
  std::ifstream wal(ledger.path("ledger.db-wal"), std::ios::binary);
  std::string page_count(4, '\0');
  wal.seekg(kWalHeaderBytes + number * kFrameBytes + 4);
  wal.read(page_count.data(), 4);
  return page_count != std::string(4, '\0');
}

int64_t FramesIn(const CheckedLedger& ledger) {
  return (static_cast<int64_t>(std::filesystem::file_size(ledger.path("ledger.db-wal"))) - kWalHeaderBytes) /
         kFrameBytes;
}

TEST_F(SqliteCheckFlipsTest, EveryFlippedBitOfTheWalOfAKilledProcessIsFoundAndItsFrameNamed) {
  CheckedLedger ledger(2);
  ledger.KillWhileOpen();
  ASSERT_THAT(ledger.Lines(), IsEmpty());
  ASSERT_EQ(ledger.Check()->entries.head.value, 8 * CheckedLedger::kBatchEntries);
  for (int64_t byte = 0; byte < kWalHeaderBytes; ++byte) {
    ExpectFound(ledger, "ledger.db-wal", byte, AnyBit(), "header at byte 0");
  }
  for (int64_t frame = 0; frame < FramesIn(ledger); ++frame) {
    for (const int64_t byte : BytesOfPart(kFrameBytes, kFrameHeaderBytes, 1, 4, random_)) {
      ExpectFound(ledger, "ledger.db-wal", kWalHeaderBytes + frame * kFrameBytes + byte, AnyBit(), PlaceOfFrame(frame));
      if (HasFatalFailure()) return;
    }
  }
  EXPECT_THAT(ledger.Lines(), IsEmpty()) << "every bit was flipped back";
}

TEST_F(SqliteCheckFlipsTest, ADamagedTransactionIsToldFromALastOneThatIsNotWhole) {
  CheckedLedger ledger(2);
  ledger.KillWhileOpen();
  const int64_t last = FramesIn(ledger) - 1;
  const auto lines_with_flip = [&](int64_t frame) {
    const int64_t byte = kWalHeaderBytes + frame * kFrameBytes + 1000;
    ledger.Flip("ledger.db-wal", byte, 0);
    const auto lines = ledger.Lines();
    ledger.Flip("ledger.db-wal", byte, 0);
    return lines.empty() ? "" : lines.front();
  };
  EXPECT_THAT(lines_with_flip(0), testing::EndsWith("; it is damaged, and whole transactions follow it"));
  EXPECT_THAT(lines_with_flip(last), testing::EndsWith("the last transaction is not whole: cut short by a crash before "
                                                       "it was acknowledged, or damaged"));
}

TEST_F(SqliteCheckFlipsTest, AWalThatIsCutShortIsNamed) {
  CheckedLedger ledger(2);
  ledger.KillWhileOpen();
  const auto bytes = std::filesystem::file_size(ledger.path("ledger.db-wal"));
  for (const uintmax_t missing : {uintmax_t{1}, uintmax_t{4000}, uintmax_t{4120}, bytes - 31}) {
    std::filesystem::resize_file(ledger.path("ledger.db-wal"), bytes - missing);
    const auto lines = ledger.Lines();
    ASSERT_FALSE(lines.empty()) << missing << " bytes are missing";
    EXPECT_THAT(lines.front(), StartsWith("ledger.db-wal: ")) << missing << " bytes are missing";
  }
}

TEST_F(SqliteCheckFlipsTest, AWalThatEndsInItsHeaderIsNamed) {
  CheckedLedger ledger(2);
  ledger.KillWhileOpen();
  std::filesystem::resize_file(ledger.path("ledger.db-wal"), 31);
  const auto lines = ledger.Lines();
  ASSERT_FALSE(lines.empty());
  EXPECT_THAT(lines.front(), StartsWith("ledger.db-wal: header at byte 0: got 31 bytes, want 32: cut short"));
}

// What a frame's checksum does not cover would make such a frame one from before the WAL was begun anew, and what is
// left of it nothing at all.
TEST_F(SqliteCheckFlipsTest, ALastTransactionOfOneFrameIsMissedHoweverItIsDamaged) {
  CheckedLedger ledger(2);
  ledger.KillWhileOpen("", "UPDATE ledger SET id = '0123456789abcdef0123456789abcdef'");
  ASSERT_THAT(ledger.Lines(), IsEmpty());
  const int64_t last = FramesIn(ledger) - 1;
  ASSERT_TRUE(EndsTransaction(ledger, last - 1)) << "the last transaction has one frame alone";
  const int64_t begin = kWalHeaderBytes + last * kFrameBytes;
  for (int64_t byte = 0; byte < kFrameHeaderBytes; ++byte) {
    ExpectFound(ledger, "ledger.db-wal", begin + byte, AnyBit(), PlaceOfFrame(last));
  }
  std::filesystem::resize_file(ledger.path("ledger.db-wal"), static_cast<uintmax_t>(begin + kFrameBytes - 1));
  const auto lines = ledger.Lines();
  ASSERT_FALSE(lines.empty());
  EXPECT_THAT(lines.front(),
              StartsWith(absl::StrCat("ledger.db-wal: end at frame ", last, ": the last transaction is not whole")));
}

// Once all that it holds is in the ledger's file, a WAL begins anew in the old file, and leaves the rest of that
// behind.
TEST_F(SqliteCheckFlipsTest, FramesFromBeforeAWalBeganAnewHoldNothing) {
  CheckedLedger ledger(2);
  ledger.KillWhileOpen("PRAGMA wal_checkpoint(PASSIVE)");
  EXPECT_THAT(ledger.Lines(), IsEmpty());
  const int64_t last = FramesIn(ledger) - 1;
  ledger.Flip("ledger.db-wal", kWalHeaderBytes + last * kFrameBytes + 1000, 0);
  EXPECT_THAT(ledger.Lines(), IsEmpty());
  ExpectFound(ledger, "ledger.db-wal", kWalHeaderBytes + 1000, 0, PlaceOfFrame(0));
  EXPECT_EQ(ledger.Check()->entries.head.value, 8 * CheckedLedger::kBatchEntries);
}

// Where a ledger was written back in part, the file may have nothing yet of a page that is whole in the WAL.
TEST_F(SqliteCheckFlipsTest, APageThatTheWalHasMayBeEmptyInTheFileAndNothingElse) {
  CheckedLedger ledger(14);
  ledger.KillWhileOpen();
  CheckFindings none;
  const auto wal = CheckWal(ledger.path("ledger.db-wal"), none);
  ASSERT_TRUE(wal.ok()) << wal.status();
  const auto pages = static_cast<uint32_t>(std::filesystem::file_size(ledger.ledger()) / kPageBytes);
  uint32_t page = 2;
  while (page <= pages && !wal->pages.contains(page)) ++page;
  ASSERT_LE(page, pages);
  std::fstream(ledger.ledger(), std::ios::in | std::ios::out | std::ios::binary)
      .seekp(OffsetOf(page))
      .write(std::string(kPageBytes, '\0').data(), kPageBytes);
  EXPECT_THAT(ledger.Lines(), IsEmpty());
  ExpectFound(ledger, "ledger.db", OffsetOf(page) + 1000, 0, absl::StrCat("page ", page, " at byte "));
}

TEST_F(SqliteCheckFlipsTest, EveryFlippedBitOfTheSigningKeyIsFoundUnlessItMakesAnotherKey) {
  const CheckedLedger ledger(1);
  const std::string file = kSigningKeyFile;
  ASSERT_TRUE(ReadOrMakeSigningKey(ledger.path(file)).ok());
  ASSERT_THAT(ledger.Lines(), IsEmpty());
  const auto bytes = static_cast<int64_t>(std::filesystem::file_size(ledger.path(file)));
  // The line of the key begins with what says that it is one, in 16 bytes that make 21 characters and a part of one
  // more. Beyond them a key is as good as another.
  const int64_t key_begin = 28 + 21;
  const int64_t key_end = 28 + 64;
  int64_t found = 0;
  for (int64_t byte = 0; byte < bytes; ++byte) {
    for (int bit = 0; bit < 8; ++bit) {
      ledger.Flip(file, byte, bit);
      const bool is_found = !ledger.Lines().empty();
      const auto pem = ReadSigningKey(ledger.path(file));
      const bool is_other_key =
          byte >= key_begin && byte < key_end && pem.ok() && ledger::Ed25519PrivateKey::FromPem(*pem).ok() && !is_found;
      ledger.Flip(file, byte, bit);
      EXPECT_TRUE(is_found || is_other_key) << "bit " << bit << " of byte " << byte;
      if (is_found) ++found;
    }
  }
  EXPECT_GT(found, bytes * 8 / 2);
  EXPECT_THAT(ledger.Lines(), IsEmpty());
}

TEST_F(SqliteCheckFlipsTest, ASigningKeyThatOthersCanReadOrThatIsCutShortIsNamed) {
  const CheckedLedger ledger(1);
  const auto key = ledger.path(kSigningKeyFile);
  ASSERT_TRUE(ReadOrMakeSigningKey(key).ok());
  std::filesystem::permissions(key, std::filesystem::perms::others_read, std::filesystem::perm_options::add);
  EXPECT_THAT(ledger.Lines(), SizeIs(1));
  std::filesystem::permissions(key, std::filesystem::perms::others_read, std::filesystem::perm_options::remove);
  std::filesystem::resize_file(key, 100);
  EXPECT_THAT(ledger.Lines(), SizeIs(1));
}

}  // namespace
}  // namespace handover::registry
