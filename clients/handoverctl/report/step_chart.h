#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_STEP_CHART_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_STEP_CHART_H_

#include <string>

#include "clients/handoverctl/report/markup.h"
#include "clients/handoverctl/report/report.h"

namespace handover::ctl {

// Both counters of a term over time as steps, the gap between them shaded, and below it the gap alone on a scale of its
// own. Empty where no counter may be drawn. `id` is unique on the page. Pure.
Markup StepChart(const std::string& id, const TermReport& term);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_STEP_CHART_H_
