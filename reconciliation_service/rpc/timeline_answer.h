#ifndef HANDOVER_RECONCILIATION_SERVICE_RPC_TIMELINE_ANSWER_H_
#define HANDOVER_RECONCILIATION_SERVICE_RPC_TIMELINE_ANSWER_H_

#include "absl/status/status.h"
#include "handover/reconciliation/v1/reconciliation_service.pb.h"
#include "reconciliation_service/follower/live_accounts.h"

namespace handover::reconciliation {

// Answers GetTimeline, with the errors of ReconciliationService.
absl::Status GetTimelineInto(const LiveAccounts& accounts, const v1::GetTimelineRequest& request,
                             v1::GetTimelineResponse& response);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_RPC_TIMELINE_ANSWER_H_
