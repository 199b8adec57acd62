#include "reconciliation_service/accounting/position.h"

#include "ledger/calendar_date.h"
#include "reconciliation_service/accounting/proto_interval.h"

namespace handover::reconciliation {

v1::Position PositionOf(const Claim& claim, const std::string& party, registry::v1::Role role) {
  v1::Position position;
  position.set_party(party);
  position.set_role(role);
  *position.mutable_quantity() = claim.Quantity();
  *position.mutable_count() = ToProto(claim.Count());
  position.set_record(claim.name);
  position.set_revision(claim.revision.value);
  *position.mutable_source() = *claim.source;
  if (claim.date.has_value()) position.set_date(ledger::FormatDate(*claim.date));
  return position;
}

}  // namespace handover::reconciliation
