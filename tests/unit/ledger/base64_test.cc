#include "ledger/base64.h"

#include <gtest/gtest.h>

namespace handover::ledger {
namespace {

TEST(Base64Test, WhatIsWrittenIsRead) {
  const struct {
    std::string_view bytes;
    std::string_view text;
  } kRows[] = {
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foobar", "Zm9vYmFy"},  // RFC 4648, section 10
      {"\xFB\xFF", "+/8="},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(EncodeBase64(row.bytes), row.text);
    EXPECT_EQ(DecodeBase64(row.text), row.bytes);
  }
}

TEST(Base64Test, NoOtherTextIsRead) {
  const std::string_view kRows[] = {
      "Zg",        // without padding
      "Zg=",       // with half of it
      "Zg===",     // with too much
      "Zh==",      // an unused bit is set
      "Zm9=",      // likewise
      "Zm8 =",     // a space
      "Zm9v\n",    // a newline
      " Zm9v",     // a space in front
      "-_8=",      // the alphabet of addresses
      "Zg..",      // other padding
      "Zg==Zg==",  // padding within
      "Z",         // too short for a byte
      "Zm9\xC3",   // no ASCII
  };
  for (const std::string_view text : kRows) EXPECT_EQ(DecodeBase64(text), std::nullopt) << text;
}

}  // namespace
}  // namespace handover::ledger
