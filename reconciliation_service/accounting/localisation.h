#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_LOCALISATION_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_LOCALISATION_H_

#include <string_view>

#include "handover/reconciliation/v1/mismatch.pb.h"
#include "reconciliation_service/accounting/as_of.h"
#include "reconciliation_service/accounting/interval.h"
#include "reconciliation_service/accounting/subject.h"

namespace handover::reconciliation {

// Names in `mismatch` the handovers at which the two sides differ up to the date of `subject`, a running total of the
// agreement named `agreement`, and what of `difference` they leave.
void Localise(std::string_view agreement, const Subject& subject, const Interval& difference, AsOf as_of,
              v1::Mismatch& mismatch);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_LOCALISATION_H_
