#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_OPEN_MISMATCHES_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_OPEN_MISMATCHES_H_

#include <cstdint>
#include <map>

#include "absl/time/time.h"
#include "handover/reconciliation/v1/mismatch.pb.h"
#include "reconciliation_service/accounting/accounts.h"

namespace handover::reconciliation {

// How many mismatches of each kind stand at `now`, in all agreements together. Every kind has its number. It costs as
// much as there are agreements and terms, and no more where there are many records.
std::map<v1::MismatchKind, int64_t> CountOpenMismatches(const Accounts& accounts, absl::Time now);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_OPEN_MISMATCHES_H_
