#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_REPORT_PAGE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_REPORT_PAGE_H_

#include <string>

#include "clients/handoverctl/report/report.h"

namespace handover::ctl {

// A report as one file of HTML 5 that needs nothing else: no network, no script, no font. Its policy forbids everything
// but its own style sheet. Pure.
std::string ReportHtml(const Report& report);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_REPORT_PAGE_H_
