#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_VERDICT_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_VERDICT_H_

#include "handover/reconciliation/v1/completion.pb.h"
#include "reconciliation_service/accounting/accounts.h"
#include "reconciliation_service/accounting/as_of.h"

namespace handover::reconciliation {

// How `agreement`, an account of `accounts`, stands as a whole.
v1::Verdict VerdictOf(const Accounts& accounts, const AgreementAccount& agreement, AsOf as_of);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_VERDICT_H_
