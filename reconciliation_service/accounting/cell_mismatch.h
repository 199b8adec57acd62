#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_CELL_MISMATCH_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_CELL_MISMATCH_H_

#include <string_view>
#include <vector>

#include "handover/reconciliation/v1/mismatch.pb.h"
#include "reconciliation_service/accounting/agreement_account.h"
#include "reconciliation_service/accounting/as_of.h"

namespace handover::reconciliation {

// The mismatches between the two sides' counts, handover by handover, in one flow of the agreement named `agreement`:
// COUNT and ONE_SIDED.
std::vector<v1::Mismatch> CellMismatches(std::string_view agreement, const Flow& flow, const FlowAccount& account,
                                         AsOf as_of);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_CELL_MISMATCH_H_
