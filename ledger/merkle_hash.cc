#include "ledger/merkle_hash.h"

#include <openssl/evp.h>

#include <cstdlib>
#include <memory>

namespace handover::ledger {
namespace {

constexpr std::string_view kLeafPrefix("\x00", 1);
constexpr std::string_view kNodePrefix("\x01", 1);

// Looked up once: OpenSSL takes longer to find an algorithm than to hash a node.
const EVP_MD* Sha256() {
  static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return sha256;
}

std::string_view BytesOf(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};  // NOLINT(*-reinterpret-cast)
}

// SHA-256 of the parts, one after the other. OpenSSL fails only where memory has run out.
Hash HashOf(std::initializer_list<std::string_view> parts) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  Hash hash{};
  bool done = context != nullptr && EVP_DigestInit_ex2(context.get(), Sha256(), nullptr) == 1;
  for (const std::string_view part : parts) {
    done = done && EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1;
  }
  done = done && EVP_DigestFinal_ex(context.get(), hash.data(), nullptr) == 1;
  if (!done) std::abort();
  return hash;
}

}  // namespace

Hash EmptyRoot() { return HashOf({}); }

Hash LeafHash(std::string_view entry) { return HashOf({kLeafPrefix, entry}); }

Hash NodeHash(const Hash& left, const Hash& right) { return HashOf({kNodePrefix, BytesOf(left), BytesOf(right)}); }

}  // namespace handover::ledger
