#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_TERM_PAGE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_TERM_PAGE_H_

#include "clients/handoverctl/report/figure_numbers.h"
#include "clients/handoverctl/report/markup.h"
#include "clients/handoverctl/report/report.h"

namespace handover::ctl {

// The section of one term that has figures: its charts, each with the table behind it, and its mismatches. Pure.
Markup TermSection(const TermReport& term, FigureNumbers& numbers);

// The mismatches one by one: what each side states, what has been put forward, and what would settle it.
Markup MismatchList(const std::vector<MismatchRow>& mismatches);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_TERM_PAGE_H_
