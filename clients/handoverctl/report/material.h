#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_MATERIAL_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_MATERIAL_H_

#include <map>
#include <string>
#include <vector>

#include "clients/handoverctl/reconcile_text.h"

namespace handover::ctl {

// Everything that a report is made of, all of it as of one revision and time.
struct ReportMaterial {
  AgreementReport agreement;
  // How the books of each term have grown, day by day, by the term's name.
  std::map<std::string, reconciliation::v1::GetTimelineResponse> timelines;
  // Every record under the agreement, and its own, by revision.
  std::vector<registry::v1::Record> records;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_MATERIAL_H_
