#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_BRIDGE_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_BRIDGE_H_

#include <optional>
#include <vector>

#include "handover/reconciliation/v1/mismatch.pb.h"
#include "ledger/entry.h"
#include "reconciliation_service/accounting/agreement_account.h"
#include "reconciliation_service/accounting/interval.h"

namespace handover::reconciliation {

// Puts into `mismatch` what the parties have put forward for it by `at`: its explanations, its bridge, and the state of
// a mismatch that stands. `explanations` are those that name it; `difference` is nothing where it has none.
void AddBridge(const std::vector<const ExplanationAccount*>& explanations, const std::optional<Interval>& difference,
               ledger::Revision at, v1::Mismatch& mismatch);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_BRIDGE_H_
