#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_AS_OF_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_AS_OF_H_

#include "absl/time/time.h"
#include "ledger/entry.h"

namespace handover::reconciliation {

// What a question is answered against: the records up to a revision, and the time that grace periods and deadlines are
// measured by.
struct AsOf {
  ledger::Revision revision;
  absl::Time time;
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_AS_OF_H_
