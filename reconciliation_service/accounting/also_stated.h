#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_ALSO_STATED_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_ALSO_STATED_H_

#include "handover/reconciliation/v1/mismatch.pb.h"
#include "reconciliation_service/accounting/subject.h"

namespace handover::reconciliation {

// The most statements that are shown beside the positions of one mismatch.
inline constexpr size_t kAlsoStatedMax = 20;

// Adds to `mismatch`, of `subject` and with its positions, what else stands at `at` on the subjects of these.
void AddAlsoStated(const Subject& subject, ledger::Revision at, v1::Mismatch& mismatch);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_ALSO_STATED_H_
