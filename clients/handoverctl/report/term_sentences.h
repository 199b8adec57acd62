#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_TERM_SENTENCES_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_TERM_SENTENCES_H_

#include "clients/handoverctl/report/report.h"
#include "clients/handoverctl/report/report_context.h"
#include "clients/handoverctl/report/term_report.h"

namespace handover::ctl {

// Adds what is known of a term, and what is not, in sentences that can be quoted as they are. Each figure in them is
// one of `term`. Pure.
void AddSentences(const TermReadings& readings, const ReportContext& context, TermReport& term);

// What observers saw and did not count.
std::vector<std::string> ObserverSentences(const ReportContext& context);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_TERM_SENTENCES_H_
