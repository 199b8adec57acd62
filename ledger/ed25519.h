#ifndef HANDOVER_LEDGER_ED25519_H_
#define HANDOVER_LEDGER_ED25519_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"

struct evp_pkey_st;

// Ed25519 signatures (RFC 8032), by OpenSSL.
namespace handover::ledger {

// The encoding of RFC 8032, section 5.1.2.
using Ed25519PublicKey = std::array<uint8_t, 32>;

// The length of a signature, in bytes.
inline constexpr size_t kEd25519SignatureBytes = 64;

// The longest PEM text of a key that is read, in bytes.
inline constexpr size_t kPemBytesMax = 16 * 1024;

// A private key. Movable; its const methods are safe from any thread. OpenSSL wipes the key from memory at the end.
class Ed25519PrivateKey {
 public:
  // Reads a key from PEM (PKCS#8, not encrypted), of at most kPemBytesMax bytes. INVALID_ARGUMENT if `pem` holds none,
  // or one of another algorithm. The error never quotes `pem`.
  static absl::StatusOr<Ed25519PrivateKey> FromPem(std::string_view pem);

  // Makes a new key, and returns its PEM (PKCS#8, not encrypted). INTERNAL if the system gives no randomness.
  static absl::StatusOr<std::string> NewPem();

  Ed25519PublicKey public_key() const { return public_key_; }

  // The signature of `text`: kEd25519SignatureBytes bytes, always the same for the same key and text.
  std::string Sign(std::string_view text) const;

 private:
  struct FreeKey {
    void operator()(evp_pkey_st* key) const;
  };
  using OwnedKey = std::unique_ptr<evp_pkey_st, FreeKey>;

  Ed25519PrivateKey(OwnedKey key, const Ed25519PublicKey& public_key) : key_(std::move(key)), public_key_(public_key) {}

  OwnedKey key_;
  Ed25519PublicKey public_key_;
};

// Whether `signature` is a signature of `text` by the private half of `key`. Safe from any thread.
bool IsEd25519Signature(const Ed25519PublicKey& key, std::string_view text, std::string_view signature);

}  // namespace handover::ledger

#endif  // HANDOVER_LEDGER_ED25519_H_
