#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_REPORT_MAKER_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_REPORT_MAKER_H_

#include "clients/handoverctl/report/material.h"
#include "clients/handoverctl/report/report.h"

namespace handover::ctl {

// Makes a report of what was read; for the public, without what could make people recognisable (disclosure.h). Pure.
Report MakeReport(const ReportMaterial& material, bool is_public);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_REPORT_MAKER_H_
