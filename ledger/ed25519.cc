#include "ledger/ed25519.h"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <cstdlib>

#include "ledger/openssl.h"

namespace handover::ledger {
namespace {

using OwnedContext = std::unique_ptr<EVP_MD_CTX, FreeWith<EVP_MD_CTX_free>>;

const unsigned char* BytesOf(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());  // NOLINT(*-reinterpret-cast)
}

}  // namespace

void Ed25519PrivateKey::FreeKey::operator()(evp_pkey_st* key) const { EVP_PKEY_free(key); }

absl::StatusOr<Ed25519PrivateKey> Ed25519PrivateKey::FromPem(std::string_view pem) {
  const ErrorsClearedAtEnd errors;
  constexpr const char* kWanted = "private key: want an Ed25519 key in PEM (PKCS#8, not encrypted, at most 16 KiB)";
  if (pem.size() > kPemBytesMax) return absl::InvalidArgumentError(kWanted);
  const OwnedBio source(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  OwnedKey key(source == nullptr ? nullptr : PEM_read_bio_PrivateKey(source.get(), nullptr, NoPassword, nullptr));
  if (key == nullptr || EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519) return absl::InvalidArgumentError(kWanted);
  Ed25519PublicKey public_key{};
  size_t size = public_key.size();
  if (EVP_PKEY_get_raw_public_key(key.get(), public_key.data(), &size) != 1 || size != public_key.size()) {
    return absl::InvalidArgumentError(kWanted);
  }
  return Ed25519PrivateKey(std::move(key), public_key);
}

absl::StatusOr<std::string> Ed25519PrivateKey::NewPem() {
  const ErrorsClearedAtEnd errors;
  const OwnedKey key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
  const OwnedBio target(BIO_new(BIO_s_mem()));
  if (key == nullptr || target == nullptr ||
      PEM_write_bio_PKCS8PrivateKey(target.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1) {
    return absl::InternalError("private key: OpenSSL could not make one");
  }
  const char* text = nullptr;
  const long size = BIO_get_mem_data(target.get(), &text);  // NOLINT(google-runtime-int): OpenSSL's type.
  return std::string(text, static_cast<size_t>(size));
}

std::string Ed25519PrivateKey::Sign(std::string_view text) const {
  const OwnedContext context(EVP_MD_CTX_new());
  std::array<unsigned char, kEd25519SignatureBytes> signature{};
  size_t size = signature.size();
  const bool done = context != nullptr &&
                    EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1 &&
                    EVP_DigestSign(context.get(), signature.data(), &size, BytesOf(text), text.size()) == 1;
  // A key that has been read can sign any text; OpenSSL fails only where memory has run out.
  if (!done || size != signature.size()) std::abort();
  return {signature.begin(), signature.end()};
}

bool IsEd25519Signature(const Ed25519PublicKey& key, std::string_view text, std::string_view signature) {
  const ErrorsClearedAtEnd errors;
  const std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>> public_key(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size()));
  const OwnedContext context(EVP_MD_CTX_new());
  return public_key != nullptr && context != nullptr &&
         EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, public_key.get()) == 1 &&
         EVP_DigestVerify(context.get(), BytesOf(signature), signature.size(), BytesOf(text), text.size()) == 1;
}

}  // namespace handover::ledger
