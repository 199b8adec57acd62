#include "clients/handoverctl/wrapped_text.h"

#include <algorithm>

#include "clients/handoverctl/printable.h"

namespace handover::ctl {
namespace {

// Where the character behind the one at `at` begins.
size_t NextCharacter(std::string_view text, size_t at) {
  do {
    ++at;
  } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return at;
}

// How many bytes of `text` fit into `width` columns; at least one character, so that there is always an end.
size_t FittingBytes(std::string_view text, size_t width) {
  size_t end = NextCharacter(text, 0);
  size_t columns = ColumnsOf(text.substr(0, end));
  while (end < text.size()) {
    const size_t next = NextCharacter(text, end);
    columns += ColumnsOf(text.substr(end, next - end));
    if (columns > width) break;
    end = next;
  }
  return end;
}

std::string_view WithoutBlanksAtEnd(std::string_view text) {
  const size_t last = text.find_last_not_of(' ');
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

}  // namespace

size_t LongestWordOf(std::string_view text) {
  size_t longest = 0;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    longest = std::max(longest, ColumnsOf(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return longest;
}

std::vector<std::string> Wrapped(std::string_view text, size_t width) {
  std::vector<std::string> lines;
  text = WithoutBlanksAtEnd(text);
  while (ColumnsOf(text) > width) {
    const size_t fitting = FittingBytes(text, width);
    // The last blank behind which no more than a line stands; none if the first word is longer than a line.
    const size_t blank = text.rfind(' ', fitting);
    const bool breaks_word = blank == std::string_view::npos || WithoutBlanksAtEnd(text.substr(0, blank)).empty();
    const size_t end = breaks_word ? fitting : blank;
    lines.emplace_back(WithoutBlanksAtEnd(text.substr(0, end)));
    text.remove_prefix(std::min(text.find_first_not_of(' ', end), text.size()));
  }
  lines.emplace_back(text);
  return lines;
}

}  // namespace handover::ctl
