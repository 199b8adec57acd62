#ifndef HANDOVER_LEDGER_BASE64_H_
#define HANDOVER_LEDGER_BASE64_H_

#include <optional>
#include <string>
#include <string_view>

// Base64 of RFC 4648, section 4, with padding. Pure; safe from any thread.
namespace handover::ledger {

// The one text of `bytes`.
std::string EncodeBase64(std::string_view bytes);

// The bytes of `text`. Empty if it is not the one text of any bytes: white space, missing padding and unused bits other
// than 0 are refused, so that no two texts have the same bytes.
std::optional<std::string> DecodeBase64(std::string_view text);

}  // namespace handover::ledger

#endif  // HANDOVER_LEDGER_BASE64_H_
