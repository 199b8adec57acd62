#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MATERIALITY_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MATERIALITY_H_

#include <vector>

#include "reconciliation_service/accounting/as_of.h"
#include "reconciliation_service/accounting/flow_account.h"
#include "reconciliation_service/accounting/interval.h"

namespace handover::reconciliation {

// By how much each book would change, were a mismatch resolved in one way.
struct Resolution {
  int64_t sender_change = 0;
  int64_t receiver_change = 0;
};

// The ways in which a difference, sender minus receiver, could be resolved: as the receiver says, as the sender says,
// and with the whole of it taken off both books. An open bound counts as the largest count.
std::vector<Resolution> WaysToResolve(const Interval& difference);

// The ways in which one side's silence could end, where the other states `count`: it confirms it, or the other takes it
// back.
std::vector<Resolution> WaysToEndSilence(const Interval& count, bool sender_spoke);

// The ways in which a party's own book would change, were its running total right and its sum less by `difference`.
std::vector<Resolution> WaysToMeetTotal(const Interval& difference, bool is_sender);

// Whether one of `ways` would change the status of any reading of any term of `flow` that counts on `basis`, that of
// what is resolved.
bool IsMaterial(const FlowAccount& flow, registry::v1::CountingBasis basis, const std::vector<Resolution>& ways,
                AsOf as_of);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MATERIALITY_H_
