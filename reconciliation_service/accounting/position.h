#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_POSITION_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_POSITION_H_

#include <string>

#include "handover/reconciliation/v1/mismatch.pb.h"
#include "reconciliation_service/accounting/claim_book.h"

namespace handover::reconciliation {

// What `claim`, of `party` in `role`, says.
v1::Position PositionOf(const Claim& claim, const std::string& party, registry::v1::Role role);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_POSITION_H_
