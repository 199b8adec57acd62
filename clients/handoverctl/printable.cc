#include "clients/handoverctl/printable.h"

#include <algorithm>
#include <array>

namespace handover::ctl {
namespace {

// One character of UTF-8 text.
struct Character {
  char32_t code = 0;
  size_t bytes = 1;
  bool valid = false;
};

struct Range {
  char32_t first;
  char32_t last;
};

constexpr std::array kUnsafe = {
    Range{0x00, 0x1F},     Range{0x7F, 0x9F},     Range{0x061C, 0x061C}, Range{0x200E, 0x200F},
    Range{0x2028, 0x202E}, Range{0x2066, 0x2069}, Range{0xFEFF, 0xFEFF},
};
constexpr std::array kCombining = {
    Range{0x0300, 0x036F},
    Range{0x0483, 0x0489},
    Range{0x200B, 0x200D},
    Range{0xFE00, 0xFE0F},
};
constexpr std::array kWide = {
    Range{0x1100, 0x115F}, Range{0x2E80, 0xA4CF},   Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},
    Range{0xFF00, 0xFF60}, Range{0x1F300, 0x1F9FF}, Range{0x20000, 0x3FFFD},
};

template <size_t kSize>
bool In(const std::array<Range, kSize>& ranges, char32_t code) {
  return std::ranges::any_of(ranges, [code](const Range& r) { return r.first <= code && code <= r.last; });
}

// The first character of `text`, which is not empty.
Character FirstOf(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return {lead, 1, true};
  const size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes) return {};
  char32_t code = lead & (0x7FU >> bytes);
  for (size_t i = 1; i < bytes; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0) != 0x80) return {};
    code = (code << 6) | (next & 0x3F);
  }
  constexpr std::array<char32_t, 5> kLeastOf = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < kLeastOf[bytes] || code > 0x10FFFF || surrogate) return {};
  return {code, bytes, true};
}

}  // namespace

std::string Printable(std::string_view text) {
  std::string safe;
  while (!text.empty()) {
    const Character character = FirstOf(text);
    if (character.valid && !In(kUnsafe, character.code)) {
      safe += text.substr(0, character.bytes);
    } else {
      safe += '?';
    }
    text.remove_prefix(character.bytes);
  }
  return safe;
}

size_t ColumnsOf(std::string_view text) {
  size_t columns = 0;
  while (!text.empty()) {
    const Character character = FirstOf(text);
    if (!In(kCombining, character.code)) columns += In(kWide, character.code) ? 2 : 1;
    text.remove_prefix(character.bytes);
  }
  return columns;
}

}  // namespace handover::ctl
