#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_EVENT_LANES_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_EVENT_LANES_H_

#include <string>
#include <vector>

#include "clients/handoverctl/report/markup.h"
#include "clients/handoverctl/report/report.h"

namespace handover::ctl {

// How many days with events one strip has beside each other, and the most strips.
inline constexpr size_t kDaysPerStrip = 8;
inline constexpr size_t kStripsMax = 25;

// The events in lanes, one for the handovers and one for each party, day by day; days without events are left out, and
// the caption of a day says how many. One picture for each kDaysPerStrip days, and at most kStripsMax. `id` is unique
// on the page. Pure.
std::vector<Markup> EventLanes(const std::string& id, const Report& report);

// How many days the pictures leave out at the end.
size_t DaysLeftOut(const Report& report);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_EVENT_LANES_H_
