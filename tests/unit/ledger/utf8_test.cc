#include "ledger/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace handover::ledger {
namespace {

TEST(Utf8Test, ACharacterIsReadWithItsLength) {
  const struct {
    std::string_view text;
    char32_t code;
    size_t bytes;
  } kRows[] = {
      {"ab", U'a', 1},
      {std::string_view("\0", 1), 0, 1},
      {"\x7F", 0x7F, 1},
      {"\xC2\x80", 0x80, 2},
      {"\xDF\xBFx", 0x7FF, 2},
      {"\xE0\xA0\x80", 0x800, 3},
      {"\u2014 ", 0x2014, 3},
      {"\xED\x9F\xBF", 0xD7FF, 3},
      {"\xEE\x80\x80", 0xE000, 3},
      {"\xF0\x90\x80\x80", 0x10000, 4},
      {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
  };
  for (const auto& row : kRows) {
    const Character character = FirstCharacter(row.text);
    EXPECT_EQ(character.code, row.code);
    EXPECT_EQ(character.bytes, row.bytes) << std::hex << static_cast<uint32_t>(row.code);
  }
}

TEST(Utf8Test, WhatIsNotWellFormedHasNoLength) {
  const std::string_view kRows[] = {
      "\x80",              // no lead
      "\x85\x80",          // likewise, though bits enough follow
      "\xC0\x80",          // 0, longer than need be
      "\xC1\xBF",          // 0x7F, likewise
      "\xE0\x9F\xBF",      // 0x7FF, likewise
      "\xF0\x8F\xBF\xBF",  // 0xFFFF, likewise
      "\xED\xA0\x80",      // the first surrogate
      "\xED\xBF\xBF",      // the last
      "\xF4\x90\x80\x80",  // past the last plane
      "\xF5\x80\x80\x80",  // no lead
      "\xC2",              // cut off
      "\xE2\x80",          // likewise
      "\xF0\x90\x80",      // likewise
      "\xC2x",             // no continuation
      "\xE2\x80x",         // likewise
      "\xE2\x80\xC0",      // likewise
  };
  for (const std::string_view text : kRows) {
    EXPECT_EQ(FirstCharacter(text).bytes, 0U) << testing::PrintToString(text);
    EXPECT_FALSE(IsUtf8("good \u20AC, then " + std::string(text))) << testing::PrintToString(text);
  }
  EXPECT_TRUE(IsUtf8("good \u20AC"));
  EXPECT_TRUE(IsUtf8(""));
}

// The property White_Space of Unicode's PropList.txt.
TEST(Utf8Test, WhiteSpaceIsWhatUnicodeCallsSo) {
  const auto is_white_space = [](char32_t c) {
    return (c >= 0x9 && c <= 0xD) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || (c >= 0x2028 && c <= 0x2029) || c == 0x202F || c == 0x205F || c == 0x3000;
  };
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    ASSERT_EQ(IsSpace(code), is_white_space(code)) << std::hex << static_cast<uint32_t>(code);
  }
}

}  // namespace
}  // namespace handover::ledger
