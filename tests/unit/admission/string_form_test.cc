#include "registry_service/admission/string_form.h"

#include <gtest/gtest.h>

namespace handover::registry {
namespace {

TEST(StringFormTest, PlainTextIsUtf8WithoutControlCharacters) {
  const std::string kPlain[] = {"",
                                "Ministry of Defence",
                                "Координаційний штаб",
                                "国境",
                                "\xf0\x9f\x95\x8a",
                                "\xe0\xa0\x80",
                                "\xf0\x90\x80\x80",
                                "\xed\x9f\xbf",
                                "\xee\x80\x80",
                                "\xf4\x8f\xbf\xbf",
                                "\xc2\xa0"};
  for (const std::string& text : kPlain) EXPECT_TRUE(IsPlainText(text)) << text;

  const struct {
    std::string text;
    const char* why;
  } kRows[] = {
      {"a\tb", "a tab"},
      {"a\nb", "a line feed"},
      {std::string("\0", 1), "a zero byte"},
      {"\x1b", "an escape"},
      {"\x7f", "DEL"},
      {"\xc2\x80", "the first of C1"},
      {"\xc2\x9f", "the last of C1"},
      {"\x80", "a continuation without a lead"},
      {"\xbf\x80", "two continuations"},
      {"\xd0", "a lead without a continuation"},
      {"\xd0 ", "a lead before a space"},
      {"\xc0\xaf", "two bytes where one will do"},
      {"\xc1\xbf", "likewise"},
      {"\xe0\x9f\xbf", "three bytes where two will do"},
      {"\xf0\x8f\xbf\xbf", "four bytes where three will do"},
      {"\xed\xa0\x80", "the first surrogate"},
      {"\xed\xbf\xbf", "the last surrogate"},
      {"\xf4\x90\x80\x80", "past the last plane"},
      {"\xf5\x80\x80\x80", "a lead that leads nothing"},
      {"\xf9\x80\x80\x80", "likewise"},
      {"\xff", "no byte of UTF-8"},
  };
  for (const auto& row : kRows) EXPECT_FALSE(IsPlainText(row.text)) << row.why;
}

TEST(StringFormTest, AnAddressIsOfTheWebAndHasAHost) {
  const char* const kGood[] = {"http://a", "https://tass.com/1973609", "https://a:8443/b?c=d&e=%20#f",
                               "https://[::1]/"};
  for (const char* text : kGood) EXPECT_TRUE(IsAddress(text)) << text;
  const char* const kBad[] = {"",
                              "https://",
                              "https:///a",
                              "https://?a",
                              "HTTPS://a",
                              "ftp://a",
                              "//a",
                              "javascript:alert(1)",
                              "https://a b",
                              "https://a\n",
                              "a",
                              "https://a/\"b\"",
                              "https://a/<b>",
                              "https://a/\xd0\xb0",
                              "tass.com/1"};
  for (const char* text : kBad) EXPECT_FALSE(IsAddress(text)) << text;
}

TEST(StringFormTest, AMismatchIsNamedUnderAnAgreement) {
  const std::string prefix = "agreements/a/mismatches/";
  const std::string kGood[] = {prefix + "m", prefix + "count.h-1", prefix + std::string(kMismatchIdBytesMax, 'm')};
  for (const std::string& text : kGood) EXPECT_TRUE(IsMismatchName(text)) << text;
  const std::string kBad[] = {"",
                              prefix,
                              prefix + "M",
                              prefix + "a/b",
                              prefix + "a_b",
                              prefix + std::string(kMismatchIdBytesMax + 1, 'm'),
                              "agreements/a",
                              "agreements//mismatches/m",
                              "agreements/A/mismatches/m",
                              "agreements/a/terms/m",
                              "parties/a/mismatches/m",
                              "agreements/a/x/mismatches/m"};
  for (const std::string& text : kBad) EXPECT_FALSE(IsMismatchName(text)) << text;
}

TEST(StringFormTest, TheLengthIsToldBeforeTheForm) {
  const StringForm form = StringForm::Text(3);
  EXPECT_EQ(FaultOf("abc", form), std::nullopt);
  EXPECT_EQ(FaultOf("ab\n", form), v1::ERROR_REASON_FORMAT_INVALID);
  EXPECT_EQ(FaultOf("abc\n", form), v1::ERROR_REASON_STRING_TOO_LONG);
}

}  // namespace
}  // namespace handover::registry
