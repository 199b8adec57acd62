#ifndef HANDOVER_CLIENTS_HANDOVERCTL_EVENT_LINE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_EVENT_LINE_H_

#include <string>

#include "handover/reconciliation/v1/mismatch.pb.h"

namespace handover::ctl {

// What became of a mismatch, in one line: "2025-06-16 19:00:00 UTC  revision 31  opened  count.h5...  Russia
// declares ...". Pure.
std::string EventLine(const reconciliation::v1::MismatchEvent& event);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_EVENT_LINE_H_
