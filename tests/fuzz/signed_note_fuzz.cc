#include <string>

#include "ledger/checkpoint.h"
#include "ledger/signed_note.h"
#include "tests/fuzz/target.h"
#include "tests/unit/ledger/note_samples.h"

namespace handover::fuzz {
namespace {

using ledger::NoteSigner;
using ledger::NoteVerifier;

constexpr std::string_view kName = "handover.ledger/fuzzed";

const NoteSigner& Signer() {
  static const NoteSigner signer = NoteSigner::FromPem(kName, ledger::PemOfSeed(ledger::kNeumannSeed)).value();
  return signer;
}

const NoteVerifier& Verifier() {
  static const NoteVerifier verifier = NoteVerifier::FromKey(Signer().VerifierKey()).value();
  return verifier;
}

// Nobody but the signer makes a note that opens: its own signature, which is always the same, stands in it.
void TryAsNote(std::string_view note) {
  const auto text = Verifier().Open(note);
  if (!text.ok()) return;
  const std::string signed_again = Signer().Sign(*text);
  Require(note.starts_with(*text + "\n"), "a note begins with its text");
  Require(note.find(signed_again.substr(text->size() + 1)) != std::string_view::npos, "the signature is the signer's");
}

void TryAsCheckpoint(std::string_view text) {
  const auto checkpoint = ledger::ParseCheckpoint(text);
  if (!checkpoint.ok()) return;
  Require(text.starts_with(ToText(*checkpoint)), "a checkpoint has one text, but for what extends it");
  Require(ledger::ParseCheckpoint(ToText(*checkpoint)).value() == *checkpoint,
          "a checkpoint is read as it was written");
}

// What is signed opens, and nothing does in which one byte is another.
void TrySigning(std::string_view text, size_t place, uint8_t change) {
  if (!ledger::CheckNoteText(text).ok() || text.size() > ledger::kNoteBytesMax / 2) return;
  std::string note = Signer().Sign(text);
  const auto opened = Verifier().Open(note);
  Require(opened.ok() && *opened == text, "what was signed opens");
  char& byte = note[place % note.size()];
  byte = static_cast<char>(static_cast<uint8_t>(byte) ^ change);
  Require(Verifier().Open(note).ok() == (change == 0), "no note opens in which one byte is another");
}

}  // namespace

// The input is a note, the text of one, and the choice of a byte of it that is damaged.
void Try(std::string_view input) {
  TryAsNote(input);
  TryAsCheckpoint(input);
  std::string_view text = input;
  const size_t place = TakeTwoBytes(text);
  const uint8_t change = TakeByte(text);
  TrySigning(text, place, change);
}

}  // namespace handover::fuzz
