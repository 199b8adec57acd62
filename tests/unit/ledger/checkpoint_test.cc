#include "ledger/checkpoint.h"

#include <gtest/gtest.h>

#include <limits>

#include "ledger/base64.h"
#include "ledger/signed_note.h"
#include "tests/unit/ledger/note_samples.h"

namespace handover::ledger {
namespace {

constexpr std::string_view kRoot = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

// The bytes 0, 1 ... 31.
Hash CountingRoot() {
  Hash root{};
  for (size_t i = 0; i < root.size(); ++i) root[i] = static_cast<uint8_t>(i);
  return root;
}

// A text with these first two lines and a root.
std::string TextOf(const std::string& origin, const std::string& size) {
  return origin + "\n" + size + "\n" + std::string(kRoot) + "\n";
}

TEST(CheckpointTest, ItIsThreeLines) {
  const Checkpoint checkpoint{.origin = OriginOf("0123abcd"), .size = 51, .root = CountingRoot()};
  EXPECT_EQ(ToText(checkpoint), "handover.ledger/0123abcd\n51\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n");
}

TEST(CheckpointTest, ACheckpointOfALedgerInUseIsReadOnceItIsVerified) {
  const auto text = NoteVerifier::FromKey(kGoSumKey)->Open(NoteOf(kGoSumText, kGoSumLine));
  ASSERT_TRUE(text.ok()) << text.status();
  const auto checkpoint = ParseCheckpoint(*text);
  ASSERT_TRUE(checkpoint.ok()) << checkpoint.status();
  EXPECT_EQ(checkpoint->origin, "go.sum database tree");
  EXPECT_EQ(checkpoint->size, 20'852'163);
  EXPECT_EQ(std::string(checkpoint->root.begin(), checkpoint->root.end()),
            BytesOf("0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62"));
  EXPECT_EQ(ToText(*checkpoint), *text);
}

TEST(CheckpointTest, WhatIsWrittenIsRead) {
  const Checkpoint kRows[] = {
      {.origin = OriginOf("0123abcd"), .size = 0, .root = EmptyRoot()},
      {.origin = "a", .size = 1, .root = LeafHash("an entry")},
      {.origin = "a b+c \u00E9", .size = std::numeric_limits<int64_t>::max(), .root = CountingRoot()},
      {.origin = "the lowest and the highest byte", .size = 10, .root = Hash{0x00, 0xFF}},
  };
  for (const Checkpoint& checkpoint : kRows) {
    const auto read = ParseCheckpoint(ToText(checkpoint));
    ASSERT_TRUE(read.ok()) << read.status();
    EXPECT_EQ(*read, checkpoint);
  }
}

TEST(CheckpointTest, TheOriginOfALedgerNamesAKeyToo) {
  const std::string origin = OriginOf("00112233445566778899aabbccddeeff");
  EXPECT_EQ(origin, "handover.ledger/00112233445566778899aabbccddeeff");
  EXPECT_TRUE(IsKeyName(origin));
}

TEST(CheckpointTest, ExtensionLinesAreTolerated) {
  const auto checkpoint = ParseCheckpoint(TextOf("a", "51") + "an extension\nanother, 51\n");
  ASSERT_TRUE(checkpoint.ok()) << checkpoint.status();
  EXPECT_EQ(*checkpoint, (Checkpoint{.origin = "a", .size = 51, .root = CountingRoot()}));
}

TEST(CheckpointTest, WhatIsNoCheckpointIsRefusedInWords) {
  const std::string three_lines = TextOf("a", "51");
  const std::string bytes_31 = EncodeBase64(std::string(31, 'x'));
  const std::string bytes_33 = EncodeBase64(std::string(33, 'x'));
  const char* const kNoNewline = "note: the text ends in no newline, want one";
  const char* const kWantSize = "want a size from 0 to 2^63 - 1, in decimal, without leading zeros";
  const struct {
    std::string text;
    std::string message;
  } kRows[] = {
      {"", kNoNewline},
      {three_lines.substr(0, three_lines.size() - 1), kNoNewline},
      {three_lines + "an extension", kNoNewline},
      {"a\r\n51\n", "note: line 1, want UTF-8 text without control characters"},
      {TextOf("\xFF", "51"), "note: line 1, want UTF-8"},
      {three_lines + std::string(kNoteBytesMax, 'x') + "\n", "bytes, want at most 16384"},
      {TextOf("", "51"), "checkpoint: line 1: \"\", want no empty line"},
      {TextOf("a", ""), "checkpoint: line 2: \"\", want no empty line"},
      {"a\n51\n\n", "checkpoint: line 3: \"\", want no empty line"},
      {three_lines + "\n", "checkpoint: line 4: \"\", want no empty line"},
      {three_lines + "an extension\n\nanother\n", "checkpoint: line 5: \"\", want no empty line"},
      {"a\n", "checkpoint: line 2: \"\", want an origin, a size and a root, a line each"},
      {"a\n51\n", "checkpoint: line 3: \"\", want an origin, a size and a root, a line each"},
      {TextOf("a", "051"), std::string("checkpoint: line 2: \"051\", ") + kWantSize},
      {TextOf("a", "00"), kWantSize},
      {TextOf("a", "-1"), kWantSize},
      {TextOf("a", "+1"), kWantSize},
      {TextOf("a", " 1"), kWantSize},
      {TextOf("a", "1 "), kWantSize},
      {TextOf("a", "0x33"), kWantSize},
      {TextOf("a", "5,100"), kWantSize},
      {TextOf("a", "51.0"), kWantSize},
      {TextOf("a", "9223372036854775808"), kWantSize},
      {TextOf("a", "18446744073709551667"), kWantSize},
      {"a\n51\nroot!\n", "checkpoint: line 3: \"root!\", want a root, the base64 of 32 bytes"},
      {"a\n51\n" + bytes_31 + "\n", "want a root"},
      {"a\n51\n" + bytes_33 + "\n", "want a root"},
      {"a\n51\n" + std::string(kRoot.substr(0, 43)) + "\n", "want a root"},    // without padding
      {"a\n51\n" + std::string(kRoot.substr(0, 42)) + "9=\n", "want a root"},  // an unused bit is set
      {"a\n51\n" + std::string(kRoot) + " \n", "want a root"},                 // a space
      {"a\n51\n00" + std::string(62, '0') + "\n", "want a root"},              // hexadecimal
  };
  for (const auto& row : kRows) {
    const auto checkpoint = ParseCheckpoint(row.text);
    EXPECT_EQ(checkpoint.status().code(), absl::StatusCode::kInvalidArgument) << row.text;
    EXPECT_NE(checkpoint.status().message().find(row.message), absl::string_view::npos) << checkpoint.status() << "\n"
                                                                                        << row.message;
  }
}

TEST(CheckpointTest, ALongLineIsQuotedInPart) {
  const auto checkpoint = ParseCheckpoint(TextOf("a", std::string(1'000, '7')));
  EXPECT_LT(checkpoint.status().message().size(), 200U) << checkpoint.status();
}

TEST(CheckpointTest, WhatCannotBeReadAgainIsNotWritten) {
  const Checkpoint kRows[] = {
      {.origin = "", .size = 1, .root = {}},
      {.origin = "a\nb", .size = 1, .root = {}},
      {.origin = "a\r", .size = 1, .root = {}},
      {.origin = "a", .size = -1, .root = {}},
  };
  for (const Checkpoint& checkpoint : kRows) {
    EXPECT_DEATH(ToText(checkpoint), "a checkpoint with no origin or a size below 0 was to be written");
  }
}

}  // namespace
}  // namespace handover::ledger
