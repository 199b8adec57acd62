#include "registry_service/storage/signing_key_check.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "ledger/base64.h"
#include "registry_service/storage/signing_key_file.h"

namespace handover::registry {
namespace {

constexpr std::string_view kBegin = "-----BEGIN PRIVATE KEY-----\n";
constexpr std::string_view kEnd = "\n-----END PRIVATE KEY-----\n";
// What a private key of Ed25519 begins with in PKCS#8 (RFC 8410); its 32 bytes follow.
constexpr std::string_view kPrefix("\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20", 16);
// How long the line between the two others is, of any key.
constexpr size_t kBodyBytes = (kPrefix.size() + 32) / 3 * 4;

// Where `pem` first differs from what is written for a key; the end of a string_view if it does not. Nothing of the key
// itself is told.
size_t FirstDifference(std::string_view pem) {
  const std::string_view body = pem.substr(std::min(pem.size(), kBegin.size()), kBodyBytes);
  const auto bytes = ledger::DecodeBase64(body);
  const bool is_key = bytes.has_value() && body.size() == kBodyBytes && bytes->starts_with(kPrefix);
  const std::string want = std::string(kBegin) + std::string(body) + std::string(kEnd);
  const auto differs = std::ranges::mismatch(pem, want);
  if (differs.in1 != pem.end() || differs.in2 != want.end()) return static_cast<size_t>(differs.in1 - pem.begin());
  return is_key ? std::string_view::npos : kBegin.size();
}

}  // namespace

void CheckSigningKey(const std::filesystem::path& path, CheckFindings& findings) {
  std::error_code not_there;
  if (!std::filesystem::exists(path, not_there)) return;
  const std::string file = path.filename();
  const auto pem = ReadSigningKey(path);
  if (!pem.ok()) {
    findings.Add(file, "key", std::string(pem.status().message()));
  } else if (const size_t at = FirstDifference(*pem); at != std::string_view::npos) {
    findings.Add(file, absl::StrCat("byte ", at), "is not what is written there for an Ed25519 key in PEM");
  }
}

}  // namespace handover::registry
