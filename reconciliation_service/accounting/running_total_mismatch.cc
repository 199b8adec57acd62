#include "reconciliation_service/accounting/running_total_mismatch.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>

#include "ledger/calendar_date.h"
#include "ledger/record_name.h"
#include "reconciliation_service/accounting/completion.h"
#include "reconciliation_service/accounting/materiality.h"
#include "reconciliation_service/accounting/mismatch_parts.h"
#include "reconciliation_service/accounting/tally.h"

namespace handover::reconciliation {
namespace {

using registry::v1::ROLE_RECEIVER;
using registry::v1::ROLE_SENDER;
using std::chrono::sys_days;

// What every mismatch under one term needs.
struct Context {
  std::string_view agreement;
  const TermAccount& term;
  const FlowAccount& flow;
  AsOf as_of;
  std::vector<MeasuredDuty> duties;
};

v1::Mismatch Start(const Context& context, v1::MismatchKind kind, sys_days date) {
  v1::Mismatch mismatch;
  mismatch.set_kind(kind);
  mismatch.set_state(v1::MISMATCH_STATE_OPEN);
  mismatch.set_term(context.term.name);
  mismatch.set_date(ledger::FormatDate(date));
  mismatch.set_category(context.term.body.category());
  return mismatch;
}

// Names the handovers up to `date` at which the two sides differ, and what of `difference` is left over.
void Localise(const Context& context, sys_days date, const Interval& difference, v1::Mismatch& mismatch) {
  Interval localised_sum = Exactly(0);
  const absl::Duration grace = GraceOf(context.flow, context.as_of.revision);
  for (const FlowAccount::Entry& entry : context.flow.entries) {
    const auto cell = StateOf(entry, grace, context.as_of);
    if (!cell.has_value() || cell->facts->date > date || cell->match != MatchState::kDifferent) continue;
    if (cell->sender->basis != context.term.body.counting_basis()) continue;
    const Interval part = cell->sender->Count() - cell->receiver->Count();
    localised_sum += part;
    v1::LocalisedDifference& localised = *mismatch.add_localised();
    localised.set_handover(cell->facts->name);
    localised.set_stage(cell->facts->stage);
    localised.set_event_date(ledger::FormatDate(cell->facts->date));
    *localised.mutable_difference() = ToProto(part);
    localised.set_mismatch(
        CellMismatchName(context.agreement, "count", entry.event->first_name, context.term.body.category()));
  }
  std::ranges::stable_sort(*mismatch.mutable_localised(), {}, &v1::LocalisedDifference::event_date);
  *mismatch.mutable_not_localised() = ToProto(difference - localised_sum);
}

void AddBetweenParties(const Context& context, sys_days date, const Claim& sender, const Claim& receiver,
                       std::vector<v1::Mismatch>& mismatches) {
  if (Overlap(sender.Count(), receiver.Count())) return;
  const Interval difference = sender.Count() - receiver.Count();
  v1::Mismatch mismatch = Start(context, v1::MISMATCH_KIND_RUNNING_TOTAL_BETWEEN_PARTIES, date);
  mismatch.set_name(MismatchName(context.agreement, "running-total-between-parties",
                                 {std::string(ledger::IdOf(context.term.name)), ledger::FormatDate(date)}));
  *mismatch.add_positions() = ToPosition(sender, context.term.body.from_party(), ROLE_SENDER);
  *mismatch.add_positions() = ToPosition(receiver, context.term.body.to_party(), ROLE_RECEIVER);
  *mismatch.mutable_difference() = ToProto(difference);
  Localise(context, date, difference, mismatch);
  mismatch.set_material(IsMaterial(context.duties, WaysToResolve(difference)));
  mismatch.set_latest_revision(std::max(sender.revision, receiver.revision).value);
  mismatches.push_back(std::move(mismatch));
}

// The sum of one side's own declarations up to `date`. It is open above where the side is silent at a handover of which
// the other has spoken.
Interval OwnSum(const Context& context, registry::v1::Role role, sys_days date, const Tally& tally) {
  Interval sum = role == ROLE_SENDER ? tally.sender : tally.receiver;
  const absl::Duration grace = GraceOf(context.flow, context.as_of.revision);
  for (const FlowAccount::Entry& entry : context.flow.entries) {
    const auto cell = StateOf(entry, grace, context.as_of);
    if (!cell.has_value() || cell->facts->date > date || cell->match == MatchState::kAwaitingBoth) continue;
    const Claim* own = role == ROLE_SENDER ? cell->sender : cell->receiver;
    if (own == nullptr || own->basis != context.term.body.counting_basis()) sum.most = std::nullopt;
  }
  return sum;
}

void AddNotSum(const Context& context, sys_days date, const Claim& total, const std::string& party,
               registry::v1::Role role, std::vector<v1::Mismatch>& mismatches) {
  const Tally tally = TallyOf(context.flow, context.term.body.counting_basis(), context.as_of, date);
  const Interval sum = OwnSum(context, role, date, tally);
  if (Overlap(total.Count(), sum)) return;
  const Interval difference = total.Count() - sum;
  v1::Mismatch mismatch = Start(context, v1::MISMATCH_KIND_RUNNING_TOTAL_NOT_SUM, date);
  mismatch.set_name(MismatchName(
      context.agreement, "running-total-not-sum",
      {std::string(ledger::IdOf(context.term.name)), std::string(ledger::IdOf(party)), ledger::FormatDate(date)}));
  *mismatch.add_positions() = ToPosition(total, party, role);
  v1::Position& own = *mismatch.add_positions();
  own.set_party(party);
  own.set_role(role);
  *own.mutable_count() = ToProto(sum);
  own.set_revision(tally.latest.value);
  *mismatch.mutable_difference() = ToProto(difference);
  *mismatch.mutable_not_localised() = ToProto(difference);
  // Were the total right, the party's own book would be larger by the difference.
  std::vector<Resolution> ways;
  for (const int64_t change : {difference.least.value_or(-kCountMax), difference.most.value_or(kCountMax)}) {
    ways.push_back(role == ROLE_SENDER ? Resolution{.sender_change = change, .receiver_change = 0}
                                       : Resolution{.sender_change = 0, .receiver_change = change});
  }
  mismatch.set_material(IsMaterial(context.duties, ways));
  mismatch.set_latest_revision(std::max(total.revision, tally.latest).value);
  mismatches.push_back(std::move(mismatch));
}

}  // namespace

std::vector<v1::Mismatch> RunningTotalMismatches(std::string_view agreement, const TermAccount& term,
                                                 const FlowAccount& flow, AsOf as_of) {
  std::vector<v1::Mismatch> mismatches;
  if (term.revision > as_of.revision || term.running_totals.empty()) return mismatches;
  const Context context{
      .agreement = agreement, .term = term, .flow = flow, .as_of = as_of, .duties = MeasuredDutiesOf(flow, as_of)};
  for (const auto& [date, books] : term.running_totals) {
    const auto position_of = [&books, as_of](const std::string& party) {
      const auto book = books.find(party);
      return book == books.end() ? nullptr : book->second.PositionAt(as_of.revision);
    };
    const Claim* sender = position_of(term.body.from_party());
    const Claim* receiver = position_of(term.body.to_party());
    if (sender != nullptr && receiver != nullptr) AddBetweenParties(context, date, *sender, *receiver, mismatches);
    if (sender != nullptr) AddNotSum(context, date, *sender, term.body.from_party(), ROLE_SENDER, mismatches);
    if (receiver != nullptr) AddNotSum(context, date, *receiver, term.body.to_party(), ROLE_RECEIVER, mismatches);
  }
  return mismatches;
}

}  // namespace handover::reconciliation
