#include "clients/handoverctl/table_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "clients/handoverctl/printable.h"
#include "clients/handoverctl/text_page.h"

namespace handover::ctl {
namespace {

using testing::ElementsAre;

const TextTable kTable = {.columns = {{"PARTY"}, {"COUNT", Align::kRight}, {"SOURCE"}},
                          .rows = {{"Russia", "6,060", "Ministry of Defence of the Federation"},
                                   {"Ukraine", "6,057", "Coordination Headquarters"}}};

TEST(TableLayoutTest, IsAsWideAsItsCellsWhereThereIsRoom) {
  EXPECT_THAT(TableLines(kTable, 80), ElementsAre("PARTY    COUNT  SOURCE",                                 //
                                                  "Russia   6,060  Ministry of Defence of the Federation",  //
                                                  "Ukraine  6,057  Coordination Headquarters"));
}

TEST(TableLayoutTest, WrapsCellsAtBlanks) {
  EXPECT_THAT(TableLines(kTable, 40), ElementsAre("PARTY    COUNT  SOURCE",                  //
                                                  "Russia   6,060  Ministry of Defence of",  //
                                                  "                the Federation",          //
                                                  "Ukraine  6,057  Coordination",            //
                                                  "                Headquarters"));
}

TEST(TableLayoutTest, PutsCellsBelowOneAnotherWhereWordsDoNotFit) {
  EXPECT_THAT(TableLines(kTable, 20),
              ElementsAre("PARTY: Russia", "  COUNT: 6,060", "  SOURCE: Ministry", "  of Defence of the",
                          "  Federation", "",  //
                          "PARTY: Ukraine", "  COUNT: 6,057", "  SOURCE:", "  Coordination", "  Headquarters"));
}

// Tables of any shape, of words of any length in several scripts, and of numbers.
class RandomTables {
 public:
  explicit RandomTables(unsigned seed) : engine_(seed) {}

  TextTable Next() {
    TextTable table;
    const int columns = Pick(1, 8);
    for (int i = 0; i < columns; ++i) {
      table.columns.push_back(
          {Pick(0, 3) == 0 ? "" : Words(Pick(1, 3)), Pick(0, 1) == 0 ? Align::kLeft : Align::kRight});
    }
    const int rows = Pick(0, 4);
    for (int row = 0; row < rows; ++row) {
      auto& cells = table.rows.emplace_back();
      for (int i = 0; i < columns; ++i) cells.push_back(Pick(0, 2) == 0 ? Number() : Words(Pick(0, 9)));
    }
    return table;
  }

 private:
  int Pick(int least, int most) { return std::uniform_int_distribution<int>(least, most)(engine_); }
  std::string Number() { return (Pick(0, 1) == 0 ? "+" : "") + std::to_string(Pick(0, 1'000'000'000)); }
  std::string Words(int count) {
    const std::vector<std::string> letters = {"a", "b", "ж", "中", "e\u0301"};
    std::string words;
    for (int i = 0; i < count; ++i) {
      if (i > 0) words += ' ';
      const int length = Pick(0, 9) == 0 ? Pick(1, 90) : Pick(1, 12);
      for (int letter = 0; letter < length; ++letter) words += letters[static_cast<size_t>(Pick(0, 4))];
    }
    return words;
  }

  std::mt19937 engine_;
};

std::multiset<std::string> NumbersIn(const std::string& text) {
  std::multiset<std::string> numbers;
  std::istringstream in(text);
  for (std::string word; in >> word;) {
    if (word.find_first_not_of("+0123456789") == std::string::npos) numbers.insert(word);
  }
  return numbers;
}

std::multiset<char> LettersOf(const std::string& text) {
  std::multiset<char> letters;
  for (const char c : text) {
    if (c != ' ' && c != '\n') letters.insert(c);
  }
  return letters;
}

TEST(TableLayoutTest, NoWidthLosesADigitOrALetter) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    const TextTable table = RandomTables(seed).Next();
    std::string cells;
    for (const auto& row : table.rows) {
      for (const std::string& cell : row) cells += cell + "\n";
    }
    for (size_t width = 40; width <= 200; width += 7) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", width " + std::to_string(width));
      std::string text;
      for (const std::string& line : TableLines(table, width)) {
        ASSERT_LE(ColumnsOf(line), width) << line;
        text += line + "\n";
      }
      ASSERT_EQ(NumbersIn(text), NumbersIn(cells)) << text;
      const auto letters = LettersOf(text);
      const auto wanted = LettersOf(cells);
      ASSERT_TRUE(std::ranges::includes(letters, wanted)) << text;
    }
  }
}

TEST(TextPageTest, NoLineIsWiderThanThePage) {
  for (size_t width = kPageWidthMin; width <= 200; ++width) {
    TextPage page(width);
    page.AddHeading("A heading that is longer than the narrowest page is wide, by some columns");
    page.AddLine(6, "6,060 declared, 6,057 corroborated, agreements/istanbul-2025-06-02/terms/remains-rus-ukr");
    page.AddTable(4, kTable);
    std::istringstream lines(page.text());
    for (std::string line; std::getline(lines, line);) EXPECT_LE(ColumnsOf(line), width) << line;
    for (const char* number : {"6,060", "6,057"}) EXPECT_NE(page.text().find(number), std::string::npos);
  }
}

}  // namespace
}  // namespace handover::ctl
