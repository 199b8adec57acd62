#include "ledger/signed_note.h"

#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "ledger/base64.h"
#include "tests/unit/ledger/note_samples.h"

namespace handover::ledger {
namespace {

NoteSigner SignerOf(std::string_view name, std::string_view seed) {
  auto signer = NoteSigner::FromPem(name, PemOfSeed(seed));
  EXPECT_TRUE(signer.ok()) << signer.status();
  return *std::move(signer);
}

NoteVerifier VerifierOf(std::string_view verifier_key) {
  const auto verifier = NoteVerifier::FromKey(verifier_key);
  EXPECT_TRUE(verifier.ok()) << verifier.status();
  return *verifier;
}

// A signature line of a key that nobody here knows.
std::string Cosignature(std::string_view name) { return "\u2014 " + std::string(name) + " AAAAAAA=\n"; }

std::string Repeated(int count, const std::string& text) {
  std::string repeated;
  for (int i = 0; i < count; ++i) repeated += text;
  return repeated;
}

TEST(SignedNoteTest, APublishedNoteIsSignedToTheByte) {
  const NoteSigner neumann = SignerOf("PeterNeumann", kNeumannSeed);
  EXPECT_EQ(neumann.Sign(kNeumannText), NoteOf(kNeumannText, kNeumannLine));
  EXPECT_EQ(neumann.VerifierKey(), kNeumannKey);
  EXPECT_EQ(SignerOf("EnochRoot", kRootSeed).Sign(kNeumannText), NoteOf(kNeumannText, kRootLine));
}

TEST(SignedNoteTest, APublishedNoteOpens) {
  const struct {
    std::string_view key;
    std::string_view text;
    std::string_view line;
  } kRows[] = {
      {kNeumannKey, kNeumannText, kNeumannLine},
      {kC2spKey, kC2spText, kC2spLine},
      {kGoSumKey, kGoSumText, kGoSumLine},
  };
  for (const auto& row : kRows) {
    const auto text = VerifierOf(row.key).Open(NoteOf(row.text, row.line));
    ASSERT_TRUE(text.ok()) << text.status();
    EXPECT_EQ(*text, row.text);
  }
}

TEST(SignedNoteTest, WhatANewKeySignsOpensWithItAlone) {
  const auto pem = NoteSigner::NewKeyPem();
  ASSERT_TRUE(pem.ok()) << pem.status();
  const auto signer = NoteSigner::FromPem("handover.ledger/0123abcd", *pem);
  ASSERT_TRUE(signer.ok()) << signer.status();
  for (const std::string_view text : {"\n", "a\n", "a\n\nb\n", "a\n\n", "\n\n\n", "\u2014 a AAAAAAA=\n"}) {
    const std::string note = signer->Sign(text);
    const auto opened = VerifierOf(signer->VerifierKey()).Open(note);
    ASSERT_TRUE(opened.ok()) << opened.status();
    EXPECT_EQ(*opened, text);
    EXPECT_EQ(VerifierOf(kNeumannKey).Open(note).status().code(), absl::StatusCode::kDataLoss);
  }
}

TEST(SignedNoteTest, SignaturesOfOtherKeysAreIgnored) {
  const std::string own(kNeumannLine);
  const std::string kRows[] = {
      own + std::string(kRootLine),                                      // another key
      std::string(kRootLine) + own,                                      // in front
      own + own,                                                         // the same signature again
      own + Cosignature("PeterNeumann"),                                 // another id of the same name
      own + "\u2014 b x08gowA=\n",                                       // the same id of another name
      own + "\u2014 b " + EncodeBase64(std::string(5'000, 'x')) + "\n",  // a long signature of another algorithm
  };
  for (const std::string& lines : kRows) {
    const auto text = VerifierOf(kNeumannKey).Open(NoteOf(kNeumannText, lines));
    EXPECT_TRUE(text.ok()) << text.status() << "\n" << lines;
  }
}

TEST(SignedNoteTest, ASignatureThatDoesNotFitIsLossOfData) {
  const std::string own(kNeumannLine);
  std::string wrong = own;
  wrong[wrong.find("ZJku")] = 'Y';
  const char* const kNoFit = "note: the signature of PeterNeumann+c74f20a3 does not fit the text";
  const char* const kNone = "note: no signature of PeterNeumann+c74f20a3";
  const struct {
    std::string note;
    const char* message;
  } kRows[] = {
      {NoteOf("Another text.\n", own), kNoFit},
      {NoteOf(std::string(kNeumannText) + "\n", own), kNoFit},
      {NoteOf(kNeumannText, wrong), kNoFit},
      {NoteOf(kNeumannText, own + wrong), kNoFit},
      {NoteOf(kNeumannText, wrong + own), kNoFit},
      {NoteOf(kNeumannText, "\u2014 PeterNeumann x08gowA=\n"), kNoFit},
      {NoteOf(kNeumannText, kRootLine), kNone},
      {NoteOf(kNeumannText, Cosignature("PeterNeumann")), kNone},
      {NoteOf(kNeumannText, "\u2014 peterneumann" + own.substr(own.find(" x08"))), kNone},
  };
  for (const auto& row : kRows) {
    const auto text = VerifierOf(kNeumannKey).Open(row.note);
    EXPECT_EQ(text.status().code(), absl::StatusCode::kDataLoss) << row.note;
    EXPECT_EQ(text.status().message(), row.message) << row.note;
  }
}

TEST(SignedNoteTest, WhatHasNotTheFormOfANoteIsRefusedInWords) {
  const std::string text(kNeumannText);
  const std::string own(kNeumannLine);
  const char* const kCharacters = "want UTF-8 text without control characters";
  const char* const kNoBlank = "note: no blank line, want one between the text and the signatures";
  const char* const kNoLines = "note: want signature lines after the last blank line, each with a newline";
  const char* const kFirst =
      "note: line 1 after the last blank line, want an em dash, a key name and the base64 of key";
  const char* const kSecond = "note: line 2 after the last blank line, want an em dash";
  const struct {
    const char* what;
    std::string note;
    const char* message;
  } kRows[] = {
      {"nothing", "", kNoBlank},
      {"a text alone", text, kNoBlank},
      {"no blank line", text + own, kNoBlank},
      {"no text", "\n" + own, kNoBlank},
      {"no signature", text + "\n", kNoLines},
      {"a blank line at the end", NoteOf(text, own + "\n"), kNoLines},
      {"no newline at the end", NoteOf(text, own.substr(0, own.size() - 1)), kNoLines},
      {"a carriage return", NoteOf("a\r\n", own), kCharacters},
      {"a tabulator", NoteOf("a\tb\n", own), kCharacters},
      {"a zero byte", NoteOf(std::string("a\0\n", 3), own), kCharacters},
      {"no UTF-8", NoteOf("a\n\xFF\n", own), "note: line 2, want UTF-8 text without control characters"},
      {"a character cut off", NoteOf(text, own) + "\xE2\x80", "note: line 5, want UTF-8"},
      {"a hyphen for the dash", NoteOf(text, "- a AAAAAAA=\n"), kFirst},
      {"no dash", NoteOf(text, "a AAAAAAA=\n"), kFirst},
      {"no space after the dash", NoteOf(text, "\u2014a AAAAAAA=\n"), kFirst},
      {"no name", NoteOf(text, "\u2014  AAAAAAA=\n"), kFirst},
      {"a name alone", NoteOf(text, "\u2014 a\n"), kFirst},
      {"a name with a plus", NoteOf(text, Cosignature("a+b")), kFirst},
      {"a name with a wide space", NoteOf(text, Cosignature("a\u3000b")), kFirst},
      {"nothing after the name", NoteOf(text, "\u2014 a \n"), kFirst},
      {"no base64", NoteOf(text, "\u2014 a AAAA*AA=\n"), kFirst},
      {"base64 without padding", NoteOf(text, "\u2014 a AAAAAAA\n"), kFirst},
      {"base64 with an unused bit", NoteOf(text, "\u2014 a AAAAAAB=\n"), kFirst},
      {"a space at the end", NoteOf(text, "\u2014 a AAAAAAA= \n"), kFirst},
      {"an id alone", NoteOf(text, "\u2014 a AAAAAA==\n"), kFirst},
      {"a bad line after a good one", NoteOf(text, own + "more\n"), kSecond},
      {"17 signatures", NoteOf(text, own + Repeated(16, Cosignature("a"))),
       "note: more than 16 signatures, want at most that many"},
      {"16,385 bytes", NoteOf(std::string(16'384 - own.size() - 1, 'a') + "\n", own),
       "note: 16385 bytes, want at most 16384"},
  };
  for (const auto& row : kRows) {
    const auto opened = VerifierOf(kNeumannKey).Open(row.note);
    EXPECT_EQ(opened.status().code(), absl::StatusCode::kInvalidArgument) << row.what;
    EXPECT_NE(opened.status().message().find(row.message), absl::string_view::npos) << row.what << opened.status();
  }
}

TEST(SignedNoteTest, ANoteMayFillItsBounds) {
  const auto verifier = VerifierOf(kNeumannKey);
  const std::string sixteen = Repeated(15, Cosignature("a")) + std::string(kNeumannLine);
  EXPECT_TRUE(verifier.Open(NoteOf(kNeumannText, sixteen)).ok());

  const std::string text = std::string(kNoteBytesMax - kNeumannLine.size() - 2, 'a') + "\n";
  const std::string note = SignerOf("PeterNeumann", kNeumannSeed).Sign(text);
  EXPECT_EQ(note.size(), kNoteBytesMax);
  EXPECT_TRUE(verifier.Open(note).ok());
}

TEST(SignedNoteTest, AFlippedBitAnywhereIsRefused) {
  const std::string note = NoteOf(kNeumannText, kNeumannLine);
  const auto verifier = VerifierOf(kNeumannKey);
  ASSERT_TRUE(verifier.Open(note).ok());
  for (size_t bit = 0; bit < note.size() * 8; ++bit) {
    std::string flipped = note;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_FALSE(verifier.Open(flipped).ok()) << "bit " << bit % 8 << " of byte " << bit / 8;
  }
}

// The last character before the padding holds two bits that belong to no byte.
TEST(SignedNoteTest, TheUnusedBitsOfASignatureAreZero) {
  const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string note = NoteOf(kNeumannText, kNeumannLine);
  const size_t last = note.rfind('=') - 1;
  const auto verifier = VerifierOf(kNeumannKey);
  for (const char c : alphabet) {
    std::string changed = note;
    changed[last] = c;
    EXPECT_EQ(verifier.Open(changed).ok(), c == note[last]) << c;
  }
}

TEST(SignedNoteTest, ASignerNeedsAKeyAndAName) {
  const std::string pem = PemOfSeed(kNeumannSeed);
  EXPECT_TRUE(NoteSigner::FromPem("a", pem).ok());
  for (const std::string_view name : {"", "a b", "a+b", "a\n"}) {
    const auto signer = NoteSigner::FromPem(name, pem);
    EXPECT_EQ(signer.status().code(), absl::StatusCode::kInvalidArgument) << name;
    EXPECT_TRUE(absl::StartsWith(signer.status().message(), "key name: ")) << signer.status();
  }
  const auto signer = NoteSigner::FromPem("a", "no key");
  EXPECT_EQ(signer.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_TRUE(absl::StartsWith(signer.status().message(), "private key: ")) << signer.status();
}

TEST(SignedNoteTest, AVerifierNeedsAKey) {
  EXPECT_EQ(NoteVerifier::FromKey("PeterNeumann").status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(SignedNoteTest, ATextThatNobodyCouldVerifyIsNotSigned) {
  const NoteSigner signer = SignerOf("PeterNeumann", kNeumannSeed);
  const std::string kRows[] = {
      "",                                                                // no newline
      "a",                                                               // likewise
      "a\r\n",                                                           // a control character
      "\xFF\n",                                                          // no UTF-8
      std::string(kNoteBytesMax, 'a') + "\n",                            // too long
      std::string(kNoteBytesMax - kNeumannLine.size() - 1, 'a') + "\n",  // too long with its signature
  };
  for (const std::string& text : kRows) {
    EXPECT_DEATH(signer.Sign(text), "a text that cannot be that of a note was to be signed");
  }
}

}  // namespace
}  // namespace handover::ledger
