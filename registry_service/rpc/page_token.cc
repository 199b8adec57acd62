#include "registry_service/rpc/page_token.h"

#include <cstdint>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "ledger/record_name.h"

namespace handover::registry {
namespace {

// Nothing that we wrote is longer.
constexpr size_t kTokenBytesMax = 256;

absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

// FNV-1a, 64 bits: the same in every process and release, unlike std::hash.
uint64_t Checksum(std::string_view text) {
  uint64_t sum = 0xcbf29ce484222325;
  for (const char c : text) sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return sum;
}

// The token before it is encoded: the position, and the checksum of the position and its listing.
std::string Plain(const Listing& listing, const PagePosition& position) {
  const std::string place = absl::StrCat(position.at.value, ".", position.after_id);
  const std::string bound = absl::StrCat(ToAbsl(listing.ledger_id), "\n", ToAbsl(listing.parent), "\n",
                                         static_cast<int>(listing.kind), "\n", place);
  return absl::StrCat(place, ".", absl::Hex(Checksum(bound)));
}

}  // namespace

std::string WritePageToken(const Listing& listing, const PagePosition& position) {
  return absl::WebSafeBase64Escape(Plain(listing, position));
}

std::optional<PagePosition> ReadPageToken(const Listing& listing, std::string_view token) {
  std::string plain;
  if (token.size() > kTokenBytesMax || !absl::WebSafeBase64Unescape(ToAbsl(token), &plain)) return std::nullopt;
  const std::vector<std::string> parts = absl::StrSplit(plain, '.');
  PagePosition position;
  if (parts.size() != 3 || !absl::SimpleAtoi(parts[0], &position.at.value)) return std::nullopt;
  position.after_id = parts[1];
  // Written again it must be the same: then the checksum is right, and there was nothing in it besides.
  if (position.at.value < 1 || !ledger::IsId(position.after_id) || Plain(listing, position) != plain) {
    return std::nullopt;
  }
  return position;
}

}  // namespace handover::registry
