#include "clients/handoverctl/rows.h"

#include <gtest/gtest.h>

namespace handover::ctl {
namespace {

const Rows kRows = {.columns = {"a", "b"}, .rows = {{"1", "with, comma"}, {"", "a \"word\"\nand\ttab"}}};

TEST(RowsTest, PlainTextHasOneRowALineWhateverIsInIt) {
  EXPECT_EQ(PlainText(kRows), "1\twith, comma\n-\ta \"word\"?and?tab\n");
}

TEST(RowsTest, CsvQuotesWhatWouldPartCells) {
  EXPECT_EQ(CsvText(kRows, true), "a,b\r\n1,\"with, comma\"\r\n,\"a \"\"word\"\"\nand\ttab\"\r\n");
}

TEST(RowsTest, CsvNamesItsColumnsOnlyWhenAsked) {
  EXPECT_EQ(CsvText({.columns = {"a"}, .rows = {{"1"}}}, false), "1\r\n");
}

}  // namespace
}  // namespace handover::ctl
