#include "ledger/ed25519.h"

#include <gtest/gtest.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <algorithm>

#include "tests/unit/ledger/note_samples.h"

namespace handover::ledger {
namespace {

struct PublishedSignature {
  std::string_view seed;
  std::string_view public_key;
  std::string_view text;
  std::string_view signature;
};

// RFC 8032, section 7.1, tests 1 to 3.
constexpr PublishedSignature kPublished[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24"
     "655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aee"
     "b00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28d"
     "c027beceea1ec40a"},
};

Ed25519PublicKey PublicKeyOf(std::string_view hex) {
  Ed25519PublicKey key{};
  std::ranges::copy(BytesOf(hex), key.begin());
  return key;
}

// The PEM that OpenSSL writes of `key`, encrypted if there is a password. Takes the key.
std::string PemOf(EVP_PKEY* key, std::string_view password = "") {
  BIO* target = BIO_new(BIO_s_mem());
  PEM_write_bio_PKCS8PrivateKey(target, key, password.empty() ? nullptr : EVP_aes_256_cbc(), password.data(),
                                static_cast<int>(password.size()), nullptr, nullptr);
  const char* text = nullptr;
  const auto size = BIO_get_mem_data(target, &text);
  std::string pem(text, static_cast<size_t>(size));
  BIO_free(target);
  EVP_PKEY_free(key);
  return pem;
}

EVP_PKEY* NewKey(const char* algorithm) { return EVP_PKEY_Q_keygen(nullptr, nullptr, algorithm); }

TEST(Ed25519Test, ItSignsAsTheStandardSays) {
  for (const auto& row : kPublished) {
    const auto key = Ed25519PrivateKey::FromPem(PemOfSeed(row.seed));
    ASSERT_TRUE(key.ok()) << key.status();
    EXPECT_EQ(key->public_key(), PublicKeyOf(row.public_key));
    EXPECT_EQ(key->Sign(BytesOf(row.text)), BytesOf(row.signature));
  }
}

TEST(Ed25519Test, ItVerifiesAsTheStandardSays) {
  for (const auto& row : kPublished) {
    EXPECT_TRUE(IsEd25519Signature(PublicKeyOf(row.public_key), BytesOf(row.text), BytesOf(row.signature)));
  }
  const auto& one = kPublished[1];
  const auto& other = kPublished[2];
  EXPECT_FALSE(IsEd25519Signature(PublicKeyOf(one.public_key), BytesOf(other.text), BytesOf(one.signature)));
  EXPECT_FALSE(IsEd25519Signature(PublicKeyOf(one.public_key), BytesOf(one.text), BytesOf(other.signature)));
  EXPECT_FALSE(IsEd25519Signature(PublicKeyOf(other.public_key), BytesOf(one.text), BytesOf(one.signature)));
}

TEST(Ed25519Test, ASignatureOfAnotherLengthIsNone) {
  const auto& row = kPublished[1];
  const std::string signature = BytesOf(row.signature);
  for (const std::string& bad : {std::string(), signature.substr(1), signature + '\0'}) {
    EXPECT_FALSE(IsEd25519Signature(PublicKeyOf(row.public_key), BytesOf(row.text), bad)) << bad.size();
  }
}

// The second half of a signature is a number; with the order of the group added it would fit as well, were it taken.
TEST(Ed25519Test, ASignatureHasNoSecondForm) {
  const auto& row = kPublished[1];
  const std::string second_form = BytesOf(
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69daf52db7415978abc61b2c2eb6aeebfca0387b2eaeb4302aee"
      "b00d291612bb0c10");
  EXPECT_FALSE(IsEd25519Signature(PublicKeyOf(row.public_key), BytesOf(row.text), second_form));
}

TEST(Ed25519Test, ANewKeyIsAnotherEachTime) {
  const auto one = Ed25519PrivateKey::NewPem();
  const auto other = Ed25519PrivateKey::NewPem();
  ASSERT_TRUE(one.ok() && other.ok());
  EXPECT_NE(*one, *other);
  EXPECT_TRUE(one->starts_with("-----BEGIN PRIVATE KEY-----\n")) << "not PKCS#8";
  const auto key = Ed25519PrivateKey::FromPem(*one);
  ASSERT_TRUE(key.ok()) << key.status();
  EXPECT_TRUE(IsEd25519Signature(key->public_key(), "a text", key->Sign("a text")));
}

TEST(Ed25519Test, WhatIsNoPrivateKeyIsRefusedWithoutSayingWhatItIs) {
  const std::string pem = PemOfSeed(kNeumannSeed);
  const struct {
    const char* what;
    std::string pem;
  } kRows[] = {
      {"nothing", ""},
      {"no PEM", "a key"},
      {"cut off", pem.substr(0, pem.size() - 10)},
      {"a seed that is too short", PemOfSeed(kNeumannSeed.substr(2))},
      {"a public key",
       "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
       "-----END PUBLIC KEY-----\n"},
      {"a key of another curve", PemOf(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"))},
      {"a key of another use of the curve", PemOf(NewKey("X25519"))},
      {"a key under a password", PemOf(NewKey("ED25519"), "password")},
      {"a long text", std::string(kPemBytesMax + 1 - pem.size(), '\n') + pem},
  };
  for (const auto& row : kRows) {
    const auto key = Ed25519PrivateKey::FromPem(row.pem);
    EXPECT_EQ(key.status().code(), absl::StatusCode::kInvalidArgument) << row.what;
    EXPECT_EQ(key.status().message(), "private key: want an Ed25519 key in PEM (PKCS#8, not encrypted, at most 16 KiB)")
        << row.what;
  }
  EXPECT_TRUE(Ed25519PrivateKey::FromPem(PemOf(NewKey("ED25519"))).ok());
  EXPECT_TRUE(Ed25519PrivateKey::FromPem(std::string(kPemBytesMax - pem.size(), '\n') + pem).ok());
}

// Whoever speaks TLS on the same thread would take what OpenSSL noted for its own.
TEST(Ed25519Test, ARefusalLeavesNoErrorOfOpenSslBehind) {
  ERR_clear_error();
  EXPECT_FALSE(Ed25519PrivateKey::FromPem("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n").ok());
  EXPECT_EQ(ERR_peek_error(), 0U);
  EXPECT_FALSE(IsEd25519Signature(Ed25519PublicKey{0xFF}, "a text", std::string(kEd25519SignatureBytes, '\xFF')));
  EXPECT_EQ(ERR_peek_error(), 0U);
}

}  // namespace
}  // namespace handover::ledger
