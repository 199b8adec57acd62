#include "ledger/base64.h"

#include "absl/strings/escaping.h"
#include "absl/strings/string_view.h"

namespace handover::ledger {

std::string EncodeBase64(std::string_view bytes) {
  return absl::Base64Escape(absl::string_view(bytes.data(), bytes.size()));
}

std::optional<std::string> DecodeBase64(std::string_view text) {
  std::string bytes;
  if (!absl::Base64Unescape(absl::string_view(text.data(), text.size()), &bytes)) return std::nullopt;
  // Abseil forgives much in a text; what it would have written itself is the only text that is taken.
  if (EncodeBase64(bytes) != text) return std::nullopt;
  return bytes;
}

}  // namespace handover::ledger
