#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_TERM_REPORT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_TERM_REPORT_H_

#include <vector>

#include "clients/handoverctl/report/report.h"
#include "clients/handoverctl/report/report_context.h"
#include "handover/reconciliation/v1/completion.pb.h"

namespace handover::ctl {

// The completions of one term under each reading of it. The books are the same in each.
using TermReadings = std::vector<const reconciliation::v1::Completion*>;

// One term as a report shows it, without its sentences (term_sentences.h). `readings` is not empty. Pure, but for the
// sources that it cites.
TermReport ReportOfTerm(const TermReadings& readings, const ReportContext& context);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_TERM_REPORT_H_
