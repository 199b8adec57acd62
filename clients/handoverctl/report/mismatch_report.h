#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_MISMATCH_REPORT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_MISMATCH_REPORT_H_

#include "clients/handoverctl/report/report.h"
#include "clients/handoverctl/report/report_context.h"
#include "handover/reconciliation/v1/mismatch.pb.h"

namespace handover::ctl {

// A mismatch as a report shows it. Pure, but for the sources that it cites.
MismatchRow MismatchReport(const reconciliation::v1::Mismatch& mismatch, const ReportContext& context);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_MISMATCH_REPORT_H_
