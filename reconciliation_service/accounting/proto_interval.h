#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_PROTO_INTERVAL_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_PROTO_INTERVAL_H_

#include "handover/reconciliation/v1/completion.pb.h"
#include "reconciliation_service/accounting/interval.h"

namespace handover::reconciliation {

// Writes an interval as its message.
inline v1::Interval ToProto(const Interval& interval) {
  v1::Interval proto;
  if (interval.least.has_value()) proto.set_least(*interval.least);
  if (interval.most.has_value()) proto.set_most(*interval.most);
  return proto;
}

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_PROTO_INTERVAL_H_
