#ifndef HANDOVER_CLIENTS_HANDOVERCTL_RECONCILE_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_RECONCILE_TEXT_H_

#include <string>

#include "clients/handoverctl/party_names.h"
#include "clients/handoverctl/report_reader.h"
#include "clients/handoverctl/wrapped_text.h"
#include "handover/registry/v1/record.pb.h"

namespace handover::ctl {

// Everything that is known of one agreement, and what it was asked as of.
struct AgreementReport {
  registry::v1::Record agreement;
  PartyNames names;
  reconciliation::v1::AsOf as_of;
  Reckoning reckoning;
};

// The report as people read it: the verdict, then term by term the books of both sides, how far each reading is
// fulfilled, what is offered beside it, and what does not match. Pure.
std::string ReportPage(const AgreementReport& report, size_t width = kAnyWidth);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_RECONCILE_TEXT_H_
