#ifndef HANDOVER_LEDGER_NOTE_KEY_H_
#define HANDOVER_LEDGER_NOTE_KEY_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/ed25519.h"

// The public half of a key that signs notes (C2SP signed-note, signature type 0x01: Ed25519). Pure; safe from any
// thread.
namespace handover::ledger {

// The length of a key id, in bytes.
inline constexpr size_t kKeyIdBytes = 4;

// The longest name of a key of ours, in bytes.
inline constexpr size_t kKeyNameBytesMax = 256;

struct NoteKey {
  std::string name;
  std::string id;  // The first kKeyIdBytes bytes of SHA-256(name || 0x0A || 0x01 || public key).
  Ed25519PublicKey public_key;
};

// Whether `name` may stand for a key in a note: not empty, UTF-8, without white space, control characters and "+".
bool IsKeyName(std::string_view name);

// Puts a key together. INVALID_ARGUMENT if `name` is no key name or has more than kKeyNameBytesMax bytes.
absl::StatusOr<NoteKey> MakeNoteKey(std::string_view name, const Ed25519PublicKey& public_key);

// Writes a key as a verifier key, "name+hex(id)+base64(0x01 || public key)".
std::string ToVerifierKey(const NoteKey& key);

// Reads what ToVerifierKey writes, and nothing else: INVALID_ARGUMENT, saying which part is not as it must be.
absl::StatusOr<NoteKey> ParseVerifierKey(std::string_view text);

// How messages call a key: "name+hex(id)".
std::string ToString(const NoteKey& key);

}  // namespace handover::ledger

#endif  // HANDOVER_LEDGER_NOTE_KEY_H_
