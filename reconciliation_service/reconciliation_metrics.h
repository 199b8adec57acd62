#ifndef HANDOVER_RECONCILIATION_SERVICE_RECONCILIATION_METRICS_H_
#define HANDOVER_RECONCILIATION_SERVICE_RECONCILIATION_METRICS_H_

#include <vector>

#include "reconciliation_service/follower/live_accounts.h"
#include "service_host/feed.h"
#include "service_host/metric.h"

namespace handover::reconciliation {

// The numbers of a reconciliation service as they stand. Safe from any thread.
std::vector<Metric> ReadMetrics(const LiveAccounts& accounts, const Feed& feed);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_RECONCILIATION_METRICS_H_
