#ifndef HANDOVER_CLIENTS_HANDOVERCTL_WRAPPED_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_WRAPPED_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace handover::ctl {

// The width of text that goes to no terminal: no line is ever broken.
inline constexpr size_t kAnyWidth = SIZE_MAX;

// The columns that the longest word of printable text takes.
size_t LongestWordOf(std::string_view text);

// Breaks printable text at blanks into lines of at most `width` columns, at least 1. A word that is longer than a line
// is broken where the line ends; nothing but blanks at the ends of lines gets lost. Never empty. Pure.
std::vector<std::string> Wrapped(std::string_view text, size_t width);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_WRAPPED_TEXT_H_
