#ifndef HANDOVER_CLIENTS_HANDOVERCTL_TIMELINE_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_TIMELINE_TEXT_H_

#include <string>

#include "clients/handoverctl/command.h"
#include "clients/handoverctl/party_names.h"
#include "clients/handoverctl/wrapped_text.h"
#include "handover/reconciliation/v1/reconciliation_service.pb.h"

namespace handover::ctl {

// How the books of a term have grown, as a table: one row for each point, and below a day's the running totals that
// parties state as of it. Pure.
std::string TimelinePage(const TimelineCommand& command, const reconciliation::v1::GetTimelineResponse& response,
                         const PartyNames& names, size_t width = kAnyWidth);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_TIMELINE_TEXT_H_
