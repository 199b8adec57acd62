#ifndef HANDOVER_CLIENTS_HANDOVERCTL_VERDICT_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_VERDICT_TEXT_H_

#include <string>

#include "clients/handoverctl/report_reader.h"

namespace handover::ctl {

// How an agreement stands as a whole, in one line that nobody can misread: "OPEN: 2 mismatches are open". Only the
// service's own verdict is ever said, and a missing one is said to be missing. Pure.
std::string VerdictLine(const Reckoning& reckoning);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_VERDICT_TEXT_H_
