#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <string>

#include "registry_service/storage/page_check.h"
#include "registry_service/storage/page_checksum.h"
#include "registry_service/storage/page_checksum_vfs.h"
#include "tests/conformance/checked_ledger.h"

// What a check finds in the pages of a ledger's file, whatever they hold.
namespace handover::registry {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

class SqliteCheckPagesTest : public ::testing::Test {
 protected:
  CheckedLedger ledger_{14};
};

// Changes bytes of the first page of the ledger, and its checksum with them.
void SetHeader(const CheckedLedger& ledger, std::streamoff offset, const std::string& bytes) {
  std::fstream stream(ledger.ledger(), std::ios::in | std::ios::out | std::ios::binary);
  std::string page(kPageBytes, '\0');
  stream.read(page.data(), static_cast<std::streamsize>(page.size()));
  page.replace(static_cast<size_t>(offset), bytes.size(), bytes);
  SetChecksum(1, std::span<unsigned char, kPageBytes>(reinterpret_cast<unsigned char*>(page.data()), kPageBytes));
  stream.seekp(0);
  stream << page;
}

TEST_F(SqliteCheckPagesTest, AHeaderThatNoLedgerHasIsNamed) {
  SetHeader(ledger_, 72, std::string("\0\0\0\1", 4));
  EXPECT_THAT(ledger_.Lines(), ElementsAre("ledger.db: header at byte 72: first reserved word: got 1, want 0"));
}

// The number of pages that nothing uses stands in the header.
TEST_F(SqliteCheckPagesTest, WhatSqliteItselfFindsIsAFinding) {
  SetHeader(ledger_, 36, std::string("\0\0\0\1", 4));
  EXPECT_THAT(ledger_.Lines(), ElementsAre(StartsWith("ledger.db: structure: ")));
}

TEST_F(SqliteCheckPagesTest, PagesThatAreMissingOrTooManyAreNamed) {
  const auto bytes = static_cast<int64_t>(std::filesystem::file_size(ledger_.ledger()));
  const auto pages = bytes / static_cast<int64_t>(kPageBytes);
  const auto at_page = [](int64_t page) {
    return "ledger.db: page " + std::to_string(page) + " at byte " +
           std::to_string(OffsetOf(static_cast<uint32_t>(page)));
  };
  std::filesystem::resize_file(ledger_.ledger(), static_cast<uintmax_t>(bytes - 4096));
  EXPECT_THAT(ledger_.Lines(), Contains(at_page(pages) + ": is not there: got " + std::to_string(pages - 1) +
                                        " pages in the file, want " + std::to_string(pages)));
  std::filesystem::resize_file(ledger_.ledger(), static_cast<uintmax_t>(bytes - 1));
  EXPECT_THAT(ledger_.Lines(), Contains(at_page(pages) + ": got 4095 bytes, want 4096 or none"));
  std::filesystem::resize_file(ledger_.ledger(), static_cast<uintmax_t>(bytes + 4096));
  EXPECT_THAT(ledger_.Lines(), Contains(at_page(pages + 1) + ": got " + std::to_string(pages + 1) +
                                        " pages in the file, want " + std::to_string(pages)));
}

TEST_F(SqliteCheckPagesTest, APageInThePlaceOfAnotherIsNamed) {
  std::string page(kPageBytes, '\0');
  std::fstream stream(ledger_.ledger(), std::ios::in | std::ios::out | std::ios::binary);
  stream.seekg(OffsetOf(9)).read(page.data(), kPageBytes);
  stream.seekp(OffsetOf(8)).write(page.data(), kPageBytes);
  stream.close();
  EXPECT_THAT(ledger_.Lines(),
              Contains("ledger.db: page 8 at byte 28672: is in the wrong place: got page 9, want page 8"));
}

// The checksum would overwrite what such a database has at the end of each page.
TEST_F(SqliteCheckPagesTest, ADatabaseWithoutRoomForChecksumsIsNotWritten) {
  SQLite::Database database(ledger_.path("other").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 0,
                            PageChecksumVfs());
  EXPECT_EQ(database.tryExec("CREATE TABLE t (c)"), SQLITE_IOERR);
}

// SQLite leaves one page at the first gibibyte empty; a smaller number stands for it here.
TEST_F(SqliteCheckPagesTest, ThePageOfTheLocksIsEmpty) {
  constexpr uint32_t kPage = 5;
  const std::string file = ledger_.path("pages");
  std::ofstream stream(file, std::ios::binary);
  for (uint32_t number = 1; number <= 6; ++number) {
    std::array<unsigned char, kPageBytes> page = {};
    if (number == 1)
      std::ifstream(ledger_.ledger(), std::ios::binary).read(reinterpret_cast<char*>(page.data()), kPageBytes);
    page[31] = number == 1 ? 6 : page[31];
    if (number != kPage) SetChecksum(number, page);
    stream.write(reinterpret_cast<const char*>(page.data()), kPageBytes);
  }
  stream.close();
  CheckFindings findings;
  ASSERT_TRUE(CheckPages(file, {}, findings, kPage).ok());
  EXPECT_THAT(findings.kept(), IsEmpty());
  ledger_.Flip("pages", OffsetOf(kPage) + 7, 3);
  ASSERT_TRUE(CheckPages(file, {}, findings, kPage).ok());
  ASSERT_THAT(findings.kept(), SizeIs(1));
  EXPECT_EQ(findings.kept()[0].where, "page 5 at byte 16384");
}

}  // namespace
}  // namespace handover::registry
