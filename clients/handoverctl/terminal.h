#ifndef HANDOVER_CLIENTS_HANDOVERCTL_TERMINAL_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_TERMINAL_H_

#include <cstddef>

namespace handover::ctl {

// How many columns pages may be wide: COLUMNS of the environment if it is a number above 0, else what the terminal on
// the standard output says, else kAnyWidth. Never below kPageWidthMin.
size_t PageWidth();

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_TERMINAL_H_
