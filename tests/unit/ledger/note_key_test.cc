#include "ledger/note_key.h"

#include <gtest/gtest.h>

#include "tests/unit/ledger/note_samples.h"

namespace handover::ledger {
namespace {

TEST(NoteKeyTest, APublishedKeyIsWrittenAsItIsRead) {
  for (const std::string_view text : {kNeumannKey, kC2spKey, kGoSumKey}) {
    const auto key = ParseVerifierKey(text);
    ASSERT_TRUE(key.ok()) << key.status();
    EXPECT_EQ(ToVerifierKey(*key), text);
  }
}

TEST(NoteKeyTest, AKeyIsTakenApart) {
  const auto key = ParseVerifierKey(kC2spKey);
  ASSERT_TRUE(key.ok()) << key.status();
  EXPECT_EQ(key->name, "example.com/foo");
  EXPECT_EQ(key->id, BytesOf("530d903a"));
  EXPECT_EQ(std::string(key->public_key.begin(), key->public_key.end()),
            BytesOf("e932791ae6e7a840a46164c904786426d5e7821dd8b29a00d61cae72afdd4da4"));
  EXPECT_EQ(ToString(*key), "example.com/foo+530d903a");
}

TEST(NoteKeyTest, AKeyNameHasNoSpaceAndNoPlus) {
  for (const std::string_view name :
       {"a", "example.com/foo", "handover.ledger/0123abcd", "\u00E9t\u00E9", "a-b_c", "\u2014"}) {
    EXPECT_TRUE(IsKeyName(name)) << name;
  }
  for (const std::string_view name :
       {"", " ", "a b", "a+b", "a\n", "a\tb", "a\x01", "a\u00A0b", "a\u3000", "a\xFF", "\xE2\x80"}) {
    EXPECT_FALSE(IsKeyName(name)) << testing::PrintToString(name);
  }
}

TEST(NoteKeyTest, AKeyOfOursHasANameOfBoundedLength) {
  EXPECT_TRUE(MakeNoteKey(std::string(kKeyNameBytesMax, 'a'), {}).ok());
  EXPECT_EQ(MakeNoteKey(std::string(kKeyNameBytesMax + 1, 'a'), {}).status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST(NoteKeyTest, WhatIsNoVerifierKeyIsRefusedInWords) {
  const struct {
    std::string text;
    const char* message;
  } kRows[] = {
      {"", "verifier key: \"\", want name+id+key"},
      {"foo", "verifier key: \"foo\", want name+id+key"},
      {"foo+530d903a", "verifier key: \"foo+530d903a\", want name+id+key"},
      {"foo+530d903a+A*", "verifier key: \"foo+530d903a+A*\", want base64 after the second \"+\""},
      {"foo+530d903a+", "want the byte 0x01 and the 32 bytes of an Ed25519 key after the second \"+\""},
      {"foo+530d903a+AQ==", "want the byte 0x01 and the 32 bytes"},                                    // no key
      {"foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "want the byte 0x01"},             // another type
      {"foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2kAA==", "want the byte 0x01"},         // a byte more
      {"example.com/foo+530d903b" + std::string(kC2spKey.substr(24)), "name and key have: 530d903a"},  // another id
      {"example.com/foo+530D903A" + std::string(kC2spKey.substr(24)), "name and key have: 530d903a"},  // in capitals
      {"example.com/foo+530d903" + std::string(kC2spKey.substr(24)), "name and key have: 530d903a"},   // cut off
      {"example.com/bar" + std::string(kC2spKey.substr(15)), "want the id that its name and key have"},
      {"example.com foo" + std::string(kC2spKey.substr(15)),
       "key name: \"example.com foo\", want 1 to 256 bytes of UTF-8 without white space, control characters and \"+\""},
      {std::string(kC2spKey.substr(15)), "key name: \"\", want 1 to 256 bytes"},
      {std::string(kC2spKey) + "\n", "want base64"},
  };
  for (const auto& row : kRows) {
    const auto key = ParseVerifierKey(row.text);
    EXPECT_EQ(key.status().code(), absl::StatusCode::kInvalidArgument) << row.text;
    EXPECT_NE(key.status().message().find(row.message), absl::string_view::npos) << key.status() << "\n" << row.message;
  }
}

TEST(NoteKeyTest, AFlippedBitOfAKeyIsRefused) {
  for (size_t bit = 0; bit < kC2spKey.size() * 8; ++bit) {
    std::string text(kC2spKey);
    text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_FALSE(ParseVerifierKey(text).ok()) << text;
  }
}

}  // namespace
}  // namespace handover::ledger
