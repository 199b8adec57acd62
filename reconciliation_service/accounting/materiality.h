#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MATERIALITY_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MATERIALITY_H_

#include <vector>

#include "reconciliation_service/accounting/agreement_account.h"
#include "reconciliation_service/accounting/as_of.h"
#include "reconciliation_service/accounting/interval.h"
#include "reconciliation_service/accounting/status.h"

namespace handover::reconciliation {

// By how much each book would change, were a mismatch resolved in one way.
struct Resolution {
  int64_t sender_change = 0;
  int64_t receiver_change = 0;
};

// The ways in which a difference, sender minus receiver, could be resolved: as the receiver says, as the sender says,
// and with the whole of it taken off both books. An open bound counts as the largest count.
std::vector<Resolution> WaysToResolve(const Interval& difference);

// A duty and the books that it is measured against.
struct MeasuredDuty {
  Duty duty;
  Books books;
};

// The duties of every reading of every term of `flow`.
std::vector<MeasuredDuty> MeasuredDutiesOf(const FlowAccount& flow, AsOf as_of);

// Whether one of `ways` would change the status of one of `duties`.
bool IsMaterial(const std::vector<MeasuredDuty>& duties, const std::vector<Resolution>& ways);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MATERIALITY_H_
