#include "reconciliation_service/accounting/cell_mismatch.h"

#include <string>

#include "ledger/calendar_date.h"
#include "reconciliation_service/accounting/completion.h"
#include "reconciliation_service/accounting/materiality.h"
#include "reconciliation_service/accounting/mismatch_parts.h"
#include "reconciliation_service/accounting/tally.h"

namespace handover::reconciliation {
namespace {

// The name of the first term of `account`; empty if the flow falls under none.
std::string TermOf(const FlowAccount& account, ledger::Revision at) {
  for (const TermAccount* term : account.terms) {
    if (term->revision <= at) return term->name;
  }
  return "";
}

// What the two kinds have in common.
v1::Mismatch Describe(const Flow& flow, const CellState& cell) {
  v1::Mismatch mismatch;
  mismatch.set_state(v1::MISMATCH_STATE_OPEN);
  mismatch.set_handover(cell.facts->name);
  mismatch.set_stage(cell.facts->stage);
  mismatch.set_date(ledger::FormatDate(cell.facts->date));
  mismatch.set_category(flow.category);
  if (cell.sender != nullptr) {
    *mismatch.add_positions() = ToPosition(*cell.sender, flow.from_party, registry::v1::ROLE_SENDER);
  }
  if (cell.receiver != nullptr) {
    *mismatch.add_positions() = ToPosition(*cell.receiver, flow.to_party, registry::v1::ROLE_RECEIVER);
  }
  mismatch.set_latest_revision(cell.latest.value);
  return mismatch;
}

// The silent side could come to confirm what the other states, or the other could take it back.
std::vector<Resolution> WaysToEndSilence(const CellState& cell) {
  const bool sender_spoke = cell.sender != nullptr;
  const Interval count = sender_spoke ? cell.sender->Count() : cell.receiver->Count();
  const int64_t least = count.least.value_or(0);
  const int64_t most = count.most.value_or(kCountMax);
  if (sender_spoke) {
    return {{.sender_change = 0, .receiver_change = most}, {.sender_change = -least, .receiver_change = 0}};
  }
  return {{.sender_change = most, .receiver_change = 0}, {.sender_change = 0, .receiver_change = -least}};
}

}  // namespace

std::vector<v1::Mismatch> CellMismatches(std::string_view agreement, const Flow& flow, const FlowAccount& account,
                                         AsOf as_of) {
  std::vector<v1::Mismatch> mismatches;
  const absl::Duration grace = GraceOf(account, as_of.revision);
  const std::vector<MeasuredDuty> duties = MeasuredDutiesOf(account, as_of);
  for (const FlowAccount::Entry& entry : account.entries) {
    const auto cell = StateOf(entry, grace, as_of);
    if (!cell.has_value()) continue;
    const bool different = cell->match == MatchState::kDifferent;
    if (!different && cell->match != MatchState::kOneSided) continue;
    v1::Mismatch mismatch = Describe(flow, *cell);
    mismatch.set_term(TermOf(account, as_of.revision));
    mismatch.set_name(
        CellMismatchName(agreement, different ? "count" : "one-sided", entry.event->first_name, flow.category));
    if (different) {
      const Interval difference = cell->sender->Count() - cell->receiver->Count();
      mismatch.set_kind(v1::MISMATCH_KIND_COUNT);
      *mismatch.mutable_difference() = ToProto(difference);
      mismatch.set_material(IsMaterial(duties, WaysToResolve(difference)));
    } else {
      mismatch.set_kind(v1::MISMATCH_KIND_ONE_SIDED);
      mismatch.set_material(IsMaterial(duties, WaysToEndSilence(*cell)));
    }
    mismatches.push_back(std::move(mismatch));
  }
  return mismatches;
}

}  // namespace handover::reconciliation
