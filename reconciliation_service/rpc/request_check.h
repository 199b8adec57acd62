#ifndef HANDOVER_RECONCILIATION_SERVICE_RPC_REQUEST_CHECK_H_
#define HANDOVER_RECONCILIATION_SERVICE_RPC_REQUEST_CHECK_H_

#include <string>

#include "absl/status/status.h"
#include "handover/reconciliation/v1/reconciliation_service.pb.h"

// Whether a request can be answered at all, whatever the ledger holds. All fail with INVALID_ARGUMENT, naming the
// field, the value got and the value wanted.
namespace handover::reconciliation {

absl::Status CheckAgreementName(const std::string& parent);
absl::Status CheckCompletionName(const std::string& name);
absl::Status CheckMismatchName(const std::string& name);
absl::Status CheckTermName(const std::string& term);
absl::Status CheckAxis(v1::TimelineAxis axis);
// What to answer against.
absl::Status CheckAsOf(const v1::AsOf& as_of);
// The filters of a list of mismatches.
absl::Status CheckFilters(const v1::ListMismatchesRequest& request);
// All of it.
absl::Status CheckWatch(const v1::WatchMismatchesRequest& request);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_RPC_REQUEST_CHECK_H_
