#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_DETAIL_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_DETAIL_H_

#include <optional>
#include <string_view>

#include "handover/reconciliation/v1/mismatch.pb.h"
#include "reconciliation_service/accounting/as_of.h"
#include "reconciliation_service/accounting/interval.h"
#include "reconciliation_service/accounting/subject.h"

namespace handover::reconciliation {

// What a mismatch says by itself.
struct MismatchDetail {
  v1::Mismatch mismatch;               // Without its name, state, bridge, history and summary.
  std::optional<Interval> difference;  // That of `mismatch`.
};

// The mismatch of `subject`, in the agreement named `agreement`, which stands at `as_of`.
MismatchDetail DetailOf(std::string_view agreement, const Subject& subject, AsOf as_of);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_DETAIL_H_
