#ifndef HANDOVER_LEDGER_QUOTED_H_
#define HANDOVER_LEDGER_QUOTED_H_

#include <string>
#include <string_view>

namespace handover::ledger {

// Makes a value printable in an error: in double quotes, control and non-ASCII bytes escaped, cut after 64 bytes.
std::string Quoted(std::string_view value);

}  // namespace handover::ledger

#endif  // HANDOVER_LEDGER_QUOTED_H_
