#include "clients/handoverctl/csv_cell.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace handover::ctl {
namespace {

TEST(CsvCellTest, QuotesWhatCsvWantsInQuotes) {
  EXPECT_EQ(CsvCell("stage"), "stage");
  EXPECT_EQ(CsvCell(""), "");
  EXPECT_EQ(CsvCell("a,b"), "\"a,b\"");
  EXPECT_EQ(CsvCell("say \"no\""), "\"say \"\"no\"\"\"");
  EXPECT_EQ(CsvCell("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(CsvCell(" a "), "\" a \"") << "blanks at the ends are a part of it";
}

TEST(CsvCellTest, GuardsWhatASpreadsheetWouldTakeForAFormula) {
  for (const std::string formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1"}) {
    const std::string cell = CsvCell(formula);
    EXPECT_EQ(cell.substr(cell.starts_with('"') ? 1 : 0, 1), "'") << formula;
  }
  EXPECT_EQ(CsvCell("1-1"), "1-1");
}

TEST(CsvCellTest, TheGuardComesOffAgain) {
  for (const std::string text : {"", "'", "''", "'=1", "''=1", "=1", "-", "'tis", "plain", "@", "+-"}) {
    EXPECT_EQ(UnguardedCell(CsvCell(text)), text);
  }
  EXPECT_EQ(UnguardedCell("'tis"), "'tis") << "nobody has guarded it";
}

}  // namespace
}  // namespace handover::ctl
