#include "clients/handoverctl/text_page.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "clients/handoverctl/printable.h"

namespace handover::ctl {
namespace {

TEST(PrintableTest, LeavesTextOfAnyScriptAsItIs) {
  for (const std::string text : {"Ministry of Defence", "Координаційний штаб", "→", "中文", "e\u0301", ""}) {
    EXPECT_EQ(Printable(text), text);
  }
}

TEST(PrintableTest, ReplacesWhatWouldRedrawATerminal) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"a\x1b[2Jb", "a?[2Jb"},    // an escape sequence
      {"a\nb\tc\rd", "a?b?c?d"},  // what begins another line or column
      {"a\u009bb", "a?b"},        // the one-byte form of an escape sequence
      {"a\u202eb", "a?b"},        // writing from right to left
      {"a\xff\xc3", "a??"},       // bytes that are no UTF-8, one cut off
      {"\xe0\x80\x80", "???"},    // an overlong form of NUL
      {"\xed\xa0\x80", "???"},    // a surrogate
      {std::string(1, '\0'), "?"},
  };
  for (const auto& [text, want] : cases) EXPECT_EQ(Printable(text), want);
}

TEST(PrintableTest, CountsColumnsAndNotBytes) {
  EXPECT_EQ(ColumnsOf("abc"), 3u);
  EXPECT_EQ(ColumnsOf("штаб"), 4u);
  EXPECT_EQ(ColumnsOf("中文"), 4u);
  EXPECT_EQ(ColumnsOf("e\u0301"), 1u);
}

TEST(TextPageTest, AlignsColumnsByWhatIsSeen) {
  TextPage page;
  page.AddTable(2, {.columns = {{"PARTY"}, {"COUNT", Align::kRight}, {"SOURCE"}},
                    .rows = {{"штаб", "6,057", "x"}, {"Ministry", "12", ""}}});
  EXPECT_EQ(page.text(),
            "  PARTY     COUNT  SOURCE\n"
            "  штаб      6,057  x\n"
            "  Ministry     12\n");
}

TEST(TextPageTest, PrintsNoLineOfHeadersWhereThereAreNone) {
  TextPage page;
  page.AddTable(0, {.columns = {{}, {"", Align::kRight}}, .rows = {{"a", "1"}, {"b", "22"}}});
  EXPECT_EQ(page.text(), "a   1\nb  22\n");
}

TEST(TextPageTest, KeepsACellOnItsLine) {
  TextPage page;
  page.AddTable(0, {.columns = {{}, {}}, .rows = {{"a\nforged  9,999", "1"}}});
  EXPECT_EQ(page.text(), "a?forged  9,999  1\n");
}

TEST(TextPageTest, LeavesOneEmptyLineForAnyNumberOfGaps) {
  TextPage page;
  page.AddGap();
  page.AddLine(0, "a");
  page.AddGap();
  page.AddGap();
  page.AddLine(2, "b");
  EXPECT_EQ(page.text(), "a\n\n  b\n");
}

}  // namespace
}  // namespace handover::ctl
