#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_H_

#include <vector>

#include "handover/reconciliation/v1/mismatch.pb.h"
#include "reconciliation_service/accounting/agreement_account.h"
#include "reconciliation_service/accounting/as_of.h"

namespace handover::reconciliation {

// The mismatches of `agreement` that stand at `as_of`, by name. Their `summary` is left empty: see SummaryOf.
std::vector<v1::Mismatch> MismatchesOf(const AgreementAccount& agreement, AsOf as_of);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_H_
