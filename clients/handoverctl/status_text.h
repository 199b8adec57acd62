#ifndef HANDOVER_CLIENTS_HANDOVERCTL_STATUS_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_STATUS_TEXT_H_

#include <string>

#include "clients/handoverctl/wrapped_text.h"
#include "handover/reconciliation/v1/reconciliation_service.pb.h"

namespace handover::ctl {

// How far the reconciliation service has read the registry, in plain words. Pure.
std::string StatusPage(const reconciliation::v1::GetStatusResponse& status, size_t width = kAnyWidth);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_STATUS_TEXT_H_
