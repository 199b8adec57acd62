#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_H_

#include <optional>
#include <string>
#include <vector>

#include "handover/reconciliation/v1/mismatch.pb.h"
#include "reconciliation_service/accounting/accounts.h"
#include "reconciliation_service/accounting/as_of.h"

namespace handover::reconciliation {

// The mismatches of `agreement`, an account of `accounts`, that stand or are CLOSED at `as_of`, by name.
std::vector<v1::Mismatch> MismatchesOf(const Accounts& accounts, const AgreementAccount& agreement, AsOf as_of);

// The one named `name`; nothing if it neither stands nor is CLOSED.
std::optional<v1::Mismatch> FindMismatch(const Accounts& accounts, const AgreementAccount& agreement,
                                         const std::string& name, AsOf as_of);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_H_
