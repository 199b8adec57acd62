#include "reconciliation_service/accounting/localisation.h"

#include <algorithm>
#include <tuple>

#include "ledger/calendar_date.h"
#include "reconciliation_service/accounting/proto_interval.h"

namespace handover::reconciliation {

void Localise(std::string_view agreement, const Subject& subject, const Interval& difference, AsOf as_of,
              v1::Mismatch& mismatch) {
  Interval localised_sum = Exactly(0);
  for (const CellRef& ref : subject.flow->differed()) {
    const auto cell = StateOf(*ref.event, *ref.cell, as_of.revision);
    if (!cell.has_value() || cell->facts->date > subject.date || cell->match != MatchState::kDifferent) continue;
    if (cell->sender->basis != subject.term->body.counting_basis()) continue;
    const Interval part = cell->sender->Count() - cell->receiver->Count();
    localised_sum += part;
    Subject count;
    count.kind = v1::MISMATCH_KIND_COUNT;
    count.event = ref.event;
    count.category = subject.category;
    v1::LocalisedDifference& localised = *mismatch.add_localised();
    localised.set_handover(cell->facts->name);
    localised.set_stage(cell->facts->stage);
    localised.set_event_date(ledger::FormatDate(cell->facts->date));
    *localised.mutable_difference() = ToProto(part);
    localised.set_mismatch(NameOf(agreement, count));
  }
  std::ranges::sort(*mismatch.mutable_localised(), {}, [](const v1::LocalisedDifference& localised) {
    return std::tuple(localised.event_date(), localised.mismatch());
  });
  *mismatch.mutable_not_localised() = ToProto(difference - localised_sum);
}

}  // namespace handover::reconciliation
