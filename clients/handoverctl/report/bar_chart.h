#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_BAR_CHART_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_BAR_CHART_H_

#include <string>

#include "clients/handoverctl/report/markup.h"
#include "clients/handoverctl/report/report.h"

namespace handover::ctl {

// How far a term is fulfilled under each party's own reading: for each reading the figures as bars, and the number that
// is read as a line across them. Empty where there is no figure to draw. `id` is unique on the page. Pure.
Markup BarChart(const std::string& id, const TermReport& term);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_BAR_CHART_H_
