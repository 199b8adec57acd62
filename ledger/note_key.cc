#include "ledger/note_key.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "ledger/base64.h"
#include "ledger/quoted.h"
#include "ledger/utf8.h"

namespace handover::ledger {
namespace {

constexpr char kTypeEd25519 = '\x01';

std::string TypeAndPublicKey(const Ed25519PublicKey& public_key) {
  std::string bytes(1, kTypeEd25519);
  bytes.append(public_key.begin(), public_key.end());
  return bytes;
}

std::string KeyIdOf(std::string_view name, const Ed25519PublicKey& public_key) {
  const std::string hashed = absl::StrCat(std::string(name), "\n", TypeAndPublicKey(public_key));
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  // OpenSSL fails only where memory has run out.
  if (EVP_Digest(hashed.data(), hashed.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1) std::abort();
  return {digest.begin(), digest.begin() + kKeyIdBytes};
}

absl::Status Refused(std::string_view got, std::string_view want) {
  return absl::InvalidArgumentError(absl::StrCat("verifier key: ", Quoted(got), ", want ", std::string(want)));
}

}  // namespace

bool IsKeyName(std::string_view name) {
  if (name.empty()) return false;
  while (!name.empty()) {
    const Character character = FirstCharacter(name);
    if (character.bytes == 0 || character.code < 0x20 || character.code == '+' || IsSpace(character.code)) return false;
    name.remove_prefix(character.bytes);
  }
  return true;
}

absl::StatusOr<NoteKey> MakeNoteKey(std::string_view name, const Ed25519PublicKey& public_key) {
  if (name.size() > kKeyNameBytesMax || !IsKeyName(name)) {
    return absl::InvalidArgumentError(
        absl::StrCat("key name: ", Quoted(name), ", want 1 to ", kKeyNameBytesMax,
                     " bytes of UTF-8 without white space, control characters and \"+\""));
  }
  return NoteKey{.name = std::string(name), .id = KeyIdOf(name, public_key), .public_key = public_key};
}

std::string ToString(const NoteKey& key) { return absl::StrCat(key.name, "+", absl::BytesToHexString(key.id)); }

std::string ToVerifierKey(const NoteKey& key) {
  return absl::StrCat(ToString(key), "+", EncodeBase64(TypeAndPublicKey(key.public_key)));
}

absl::StatusOr<NoteKey> ParseVerifierKey(std::string_view text) {
  // Base64 has plus signs of its own: the first two divide the parts.
  const size_t first = text.find('+');
  const size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return Refused(text, "name+id+key");
  const std::optional<std::string> bytes = DecodeBase64(text.substr(second + 1));
  if (!bytes.has_value()) return Refused(text, "base64 after the second \"+\"");
  Ed25519PublicKey public_key{};
  if (bytes->size() != 1 + public_key.size() || bytes->front() != kTypeEd25519) {
    return Refused(text, "the byte 0x01 and the 32 bytes of an Ed25519 key after the second \"+\"");
  }
  std::copy(bytes->begin() + 1, bytes->end(), public_key.begin());
  absl::StatusOr<NoteKey> key = MakeNoteKey(text.substr(0, first), public_key);
  if (key.ok() && ToVerifierKey(*key) != text) {
    return Refused(text, absl::StrCat("the id that its name and key have: ", absl::BytesToHexString(key->id)));
  }
  return key;
}

}  // namespace handover::ledger
