// What we sign, put to a verifier that shares no code with ours.

#include <gtest/gtest.h>

#include "ledger/checkpoint.h"
#include "ledger/signed_note.h"
#include "tests/harness/process.h"
#include "tests/unit/ledger/note_samples.h"

namespace handover::ledger {
namespace {

test::Ended Verify(std::string_view verifier_key, const std::string& note) {
  return test::RunToEnd({HANDOVER_PYTHON, "-I", HANDOVER_VERIFY_NOTE, std::string(verifier_key)}, {}, note);
}

TEST(VerifyNoteTest, ItTakesWhatWeSign) {
  const Checkpoint checkpoint{.origin = OriginOf("0123abcd"), .size = 51, .root = LeafHash("an entry")};
  const auto pem = NoteSigner::NewKeyPem();
  ASSERT_TRUE(pem.ok()) << pem.status();
  const auto signer = NoteSigner::FromPem(checkpoint.origin, *pem);
  ASSERT_TRUE(signer.ok()) << signer.status();
  const test::Ended ended = Verify(signer->VerifierKey(), signer->Sign(ToText(checkpoint)));
  EXPECT_EQ(ended.exit_status, 0) << ended.error;
  EXPECT_EQ(ended.output, ToText(checkpoint));
}

TEST(VerifyNoteTest, ItTakesWhatOthersSigned) {
  const test::Ended ended =
      Verify(kNeumannKey, NoteOf(kNeumannText, std::string(kRootLine) + std::string(kNeumannLine)));
  EXPECT_EQ(ended.exit_status, 0) << ended.error;
  EXPECT_EQ(ended.output, kNeumannText);
}

// A verifier is worth what it refuses.
TEST(VerifyNoteTest, ItRefusesWhatNobodySigned) {
  const std::string line(kNeumannLine);
  std::string unused_bit = line;
  unused_bit[unused_bit.rfind("M=")] = 'N';
  const struct {
    std::string note;
    const char* reason;
  } kRows[] = {
      {NoteOf("Another text.\n", line), "the signature does not fit the text"},
      {NoteOf(kNeumannText, kRootLine), "no signature of this key"},
      {NoteOf(kNeumannText, unused_bit), "no base64 that an encoder writes"},
      {std::string(kNeumannText), "no blank line"},
  };
  for (const auto& row : kRows) {
    const test::Ended ended = Verify(kNeumannKey, row.note);
    EXPECT_EQ(ended.exit_status, 1) << row.note;
    EXPECT_EQ(ended.output, "");
    EXPECT_NE(ended.error.find(row.reason), std::string::npos) << ended.error;
  }
}

}  // namespace
}  // namespace handover::ledger
