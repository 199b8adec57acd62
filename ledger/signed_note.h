#ifndef HANDOVER_LEDGER_SIGNED_NOTE_H_
#define HANDOVER_LEDGER_SIGNED_NOTE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/ed25519.h"
#include "ledger/note_key.h"

// Texts signed by one or more keys, in the form that other tools read too: C2SP signed-note, with Ed25519 signatures. A
// note is its text, a blank line, and a line for each signature:
//
//   — <key name> base64(key id || signature)
namespace handover::ledger {

// The longest note, in bytes, and the most signatures that one note may have.
inline constexpr size_t kNoteBytesMax = 16 * 1024;
inline constexpr size_t kNoteSignaturesMax = 16;

// Checks that `text` can be the text of a note: at most kNoteBytesMax bytes of UTF-8, without control characters other
// than newline, and with a newline at the end. INVALID_ARGUMENT if not.
absl::Status CheckNoteText(std::string_view text);

// Signs notes with one key. Movable; its const methods are safe from any thread.
class NoteSigner {
 public:
  // Takes a private key from PEM (PKCS#8, not encrypted). INVALID_ARGUMENT if `pem` holds no Ed25519 key, or `name` is
  // no key name of at most kKeyNameBytesMax bytes.
  static absl::StatusOr<NoteSigner> FromPem(std::string_view name, std::string_view pem);

  // Makes a new private key, and returns its PEM. INTERNAL if the system gives no randomness.
  static absl::StatusOr<std::string> NewKeyPem();

  // The whole note of `text`, with this signature alone. Ends the process if CheckNoteText refuses `text`, or if the
  // note would be above kNoteBytesMax: a text that nobody could verify must not be signed.
  std::string Sign(std::string_view text) const;

  // What a verifier must be given: "name+hex(key id)+base64(0x01 || public key)".
  std::string VerifierKey() const;

 private:
  NoteSigner(Ed25519PrivateKey private_key, NoteKey key) : private_key_(std::move(private_key)), key_(std::move(key)) {}

  Ed25519PrivateKey private_key_;
  NoteKey key_;
};

// Verifies notes against one key. Copyable; its const methods are safe from any thread.
class NoteVerifier {
 public:
  // Takes a verifier key, as NoteSigner::VerifierKey writes it. INVALID_ARGUMENT if it is none of Ed25519, or if its id
  // is not that of its name and public key.
  static absl::StatusOr<NoteVerifier> FromKey(std::string_view verifier_key);

  // The text of `note`, without the blank line, if this key has signed it. Signatures of other keys are not verified,
  // but their lines must be well-formed. INVALID_ARGUMENT if `note` has not the form of a note, is above kNoteBytesMax
  // or has more than kNoteSignaturesMax signatures. DATA_LOSS if it has no signature with this key's name and id, or if
  // any such signature does not fit the text.
  absl::StatusOr<std::string> Open(std::string_view note) const;

 private:
  explicit NoteVerifier(NoteKey key) : key_(std::move(key)) {}

  NoteKey key_;
};

}  // namespace handover::ledger

#endif  // HANDOVER_LEDGER_SIGNED_NOTE_H_
