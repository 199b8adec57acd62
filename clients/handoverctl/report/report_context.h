#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_REPORT_CONTEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_REPORT_CONTEXT_H_

#include <string>

#include "clients/handoverctl/report/disclosure.h"
#include "clients/handoverctl/report/material.h"
#include "clients/handoverctl/report/source_index.h"

namespace handover::ctl {

// What every part of a report is made from. Everything that it refers to must outlive it.
struct ReportContext {
  const ReportMaterial& material;
  const Disclosure& disclosure;
  SourceIndex& sources;

  const Reckoning& reckoning() const { return material.agreement.reckoning; }
  const PartyNames& names() const { return material.agreement.names; }
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_REPORT_CONTEXT_H_
