#include "ledger/signed_note.h"

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

#include "absl/strings/str_cat.h"
#include "ledger/base64.h"
#include "ledger/utf8.h"

namespace handover::ledger {
namespace {

// An em dash and a space.
constexpr std::string_view kSignatureMark = "\u2014 ";

struct NoteSignature {
  std::string_view key_name;
  std::string id_and_bytes;

  bool IsBy(const NoteKey& key) const { return key_name == key.name && id_and_bytes.starts_with(key.id); }
  std::string_view bytes() const { return std::string_view(id_and_bytes).substr(kKeyIdBytes); }
};

// A note taken apart. The views point into the note.
struct NoteParts {
  std::string_view text;
  std::vector<NoteSignature> signatures;
};

// Checks the length and the characters, which are bound alike in a note and in its text.
absl::Status CheckCharacters(std::string_view text) {
  if (text.size() > kNoteBytesMax) {
    return absl::InvalidArgumentError(absl::StrCat("note: ", text.size(), " bytes, want at most ", kNoteBytesMax));
  }
  for (int line = 1; !text.empty();) {
    const Character character = FirstCharacter(text);
    if (character.bytes == 0 || (character.code < 0x20 && character.code != '\n')) {
      return absl::InvalidArgumentError(
          absl::StrCat("note: line ", line, ", want UTF-8 text without control characters"));
    }
    if (character.code == '\n') ++line;
    text.remove_prefix(character.bytes);
  }
  return absl::OkStatus();
}

// Reads one signature line, without its newline. Empty if it is none.
std::optional<NoteSignature> ParseSignature(std::string_view line) {
  if (!line.starts_with(kSignatureMark)) return std::nullopt;
  line.remove_prefix(kSignatureMark.size());
  const size_t space = line.find(' ');
  if (space == std::string_view::npos || !IsKeyName(line.substr(0, space))) return std::nullopt;
  std::optional<std::string> id_and_bytes = DecodeBase64(line.substr(space + 1));
  if (!id_and_bytes.has_value() || id_and_bytes->size() <= kKeyIdBytes) return std::nullopt;
  return NoteSignature{.key_name = line.substr(0, space), .id_and_bytes = *std::move(id_and_bytes)};
}

absl::StatusOr<std::vector<NoteSignature>> ParseSignatures(std::string_view lines) {
  if (!lines.ends_with('\n')) {
    return absl::InvalidArgumentError("note: want signature lines after the last blank line, each with a newline");
  }
  std::vector<NoteSignature> signatures;
  while (!lines.empty()) {
    if (signatures.size() == kNoteSignaturesMax) {
      return absl::InvalidArgumentError(
          absl::StrCat("note: more than ", kNoteSignaturesMax, " signatures, want at most that many"));
    }
    const size_t end = lines.find('\n');
    std::optional<NoteSignature> signature = ParseSignature(lines.substr(0, end));
    if (!signature.has_value()) {
      return absl::InvalidArgumentError(absl::StrCat("note: line ", signatures.size() + 1,
                                                     " after the last blank line, want an em dash, a key name and the "
                                                     "base64 of key id and signature, a space between each"));
    }
    signatures.push_back(*std::move(signature));
    lines.remove_prefix(end + 1);
  }
  return signatures;
}

absl::StatusOr<NoteParts> TakeApart(std::string_view note) {
  if (absl::Status status = CheckCharacters(note); !status.ok()) return status;
  const size_t end_of_text = note.rfind("\n\n");
  if (end_of_text == std::string_view::npos) {
    return absl::InvalidArgumentError("note: no blank line, want one between the text and the signatures");
  }
  auto signatures = ParseSignatures(note.substr(end_of_text + 2));
  if (!signatures.ok()) return signatures.status();
  return NoteParts{.text = note.substr(0, end_of_text + 1), .signatures = *std::move(signatures)};
}

[[noreturn]] void StopAtText() {
  std::fputs("ledger: a text that cannot be that of a note was to be signed\n", stderr);
  std::abort();
}

}  // namespace

absl::Status CheckNoteText(std::string_view text) {
  if (!text.ends_with('\n')) return absl::InvalidArgumentError("note: the text ends in no newline, want one");
  return CheckCharacters(text);
}

absl::StatusOr<NoteSigner> NoteSigner::FromPem(std::string_view name, std::string_view pem) {
  auto private_key = Ed25519PrivateKey::FromPem(pem);
  if (!private_key.ok()) return private_key.status();
  auto key = MakeNoteKey(name, private_key->public_key());
  if (!key.ok()) return key.status();
  return NoteSigner(*std::move(private_key), *std::move(key));
}

absl::StatusOr<std::string> NoteSigner::NewKeyPem() { return Ed25519PrivateKey::NewPem(); }

std::string NoteSigner::Sign(std::string_view text) const {
  if (!CheckNoteText(text).ok()) StopAtText();
  const std::string signature = EncodeBase64(key_.id + private_key_.Sign(text));
  std::string note =
      absl::StrCat(std::string(text), "\n", std::string(kSignatureMark), key_.name, " ", signature, "\n");
  if (note.size() > kNoteBytesMax) StopAtText();
  return note;
}

std::string NoteSigner::VerifierKey() const { return ToVerifierKey(key_); }

absl::StatusOr<NoteVerifier> NoteVerifier::FromKey(std::string_view verifier_key) {
  auto key = ParseVerifierKey(verifier_key);
  if (!key.ok()) return key.status();
  return NoteVerifier(*std::move(key));
}

absl::StatusOr<std::string> NoteVerifier::Open(std::string_view note) const {
  const auto parts = TakeApart(note);
  if (!parts.ok()) return parts.status();
  bool is_signed = false;
  for (const NoteSignature& signature : parts->signatures) {
    if (!signature.IsBy(key_)) continue;
    if (!IsEd25519Signature(key_.public_key, parts->text, signature.bytes())) {
      return absl::DataLossError(absl::StrCat("note: the signature of ", ToString(key_), " does not fit the text"));
    }
    is_signed = true;
  }
  if (!is_signed) return absl::DataLossError(absl::StrCat("note: no signature of ", ToString(key_)));
  return std::string(parts->text);
}

}  // namespace handover::ledger
