#ifndef HANDOVER_LEDGER_UTF8_H_
#define HANDOVER_LEDGER_UTF8_H_

#include <cstddef>
#include <string_view>

// Reading UTF-8 strictly, one character after the other. Pure; safe from any thread.
namespace handover::ledger {

// One character at the front of a text.
struct Character {
  char32_t code = 0;
  size_t bytes = 0;  // 0: what stands there is not well-formed.
};

// The first character of `text`, which is not empty. A character has one encoding, its shortest; surrogates and what
// lies past U+10FFFF are no characters.
Character FirstCharacter(std::string_view text);

// Whether all of `text` is well-formed.
bool IsUtf8(std::string_view text);

// Whether the Unicode standard calls the character white space.
bool IsSpace(char32_t code);

}  // namespace handover::ledger

#endif  // HANDOVER_LEDGER_UTF8_H_
