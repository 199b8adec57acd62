#ifndef HANDOVER_CLIENTS_HANDOVERCTL_PRINTABLE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_PRINTABLE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace handover::ctl {

// Makes text from anywhere safe on a terminal: control characters, marks that turn the direction of writing round and
// bytes that are no UTF-8 become
// "?". Records are written by parties who do not trust each other, and none may redraw what another has said.
std::string Printable(std::string_view text);

// How many columns printable text takes on a terminal: 0 for a combining mark, 2 for a wide character of East Asia, 1
// for any other.
size_t ColumnsOf(std::string_view text);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_PRINTABLE_H_
