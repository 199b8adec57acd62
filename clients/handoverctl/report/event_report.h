#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_EVENT_REPORT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_EVENT_REPORT_H_

#include <string>
#include <vector>

#include "clients/handoverctl/report/report.h"
#include "clients/handoverctl/report/report_context.h"

namespace handover::ctl {

// The records of an agreement as events, by day and, of one day, by revision. `parties` are the names of the parties to
// whom the lanes from the second on belong; the first is that of the handovers. Pure, but for the sources that it
// cites.
std::vector<Event> EventReport(const std::vector<std::string>& parties, const ReportContext& context);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_EVENT_REPORT_H_
