#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_RUNNING_TOTAL_MISMATCH_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_RUNNING_TOTAL_MISMATCH_H_

#include <string_view>
#include <vector>

#include "handover/reconciliation/v1/mismatch.pb.h"
#include "reconciliation_service/accounting/agreement_account.h"
#include "reconciliation_service/accounting/as_of.h"

namespace handover::reconciliation {

// The mismatches of the running totals of `term`, in the agreement named `agreement`: RUNNING_TOTAL_BETWEEN_PARTIES and
// RUNNING_TOTAL_NOT_SUM. `flow` is the flow that the term speaks of.
//
// A party's total is held against the sum of its own declarations only as far as it has declared: where the other side
// has counted at a handover and it has not, its own part there is unknown, and not zero.
std::vector<v1::Mismatch> RunningTotalMismatches(std::string_view agreement, const TermAccount& term,
                                                 const FlowAccount& flow, AsOf as_of);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_RUNNING_TOTAL_MISMATCH_H_
