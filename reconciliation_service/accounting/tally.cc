#include "reconciliation_service/accounting/tally.h"

#include <algorithm>

namespace handover::reconciliation {
namespace {

void CountMatch(MatchState match, v1::MatchCounts& counts) {
  switch (match) {
    case MatchState::kAwaitingBoth:
      return;
    case MatchState::kAwaitingCounterpart:
      return counts.set_awaiting_counterpart(counts.awaiting_counterpart() + 1);
    case MatchState::kOneSided:
      return counts.set_one_sided(counts.one_sided() + 1);
    case MatchState::kMatched:
      return counts.set_matched(counts.matched() + 1);
    case MatchState::kDifferent:
      return counts.set_different(counts.different() + 1);
    case MatchState::kIndeterminate:
      return counts.set_indeterminate(counts.indeterminate() + 1);
    case MatchState::kNotComparable:
      return counts.set_not_comparable(counts.not_comparable() + 1);
  }
}

void AddCell(const CellState& cell, registry::v1::CountingBasis basis, Tally& tally) {
  CountMatch(cell.match, tally.matches);
  tally.latest = std::max(tally.latest, cell.latest);
  const bool sent = cell.sender != nullptr && cell.sender->basis == basis;
  const bool received = cell.receiver != nullptr && cell.receiver->basis == basis;
  if (sent) tally.sender += cell.sender->Count();
  if (received) tally.receiver += cell.receiver->Count();
  if (!sent || !received) return;
  tally.corroborated += Smaller(cell.sender->Count(), cell.receiver->Count());
  if (cell.match != MatchState::kMatched && cell.match != MatchState::kDifferent) return;
  const Interval difference = cell.sender->Count() - cell.receiver->Count();
  tally.net += difference;
  tally.gross += Absolute(difference);
}

}  // namespace

std::optional<CellState> StateOf(const FlowAccount::Entry& entry, absl::Duration grace, AsOf as_of) {
  const EventFacts* facts = entry.event->facts.At(as_of.revision);
  if (facts == nullptr || facts->status != registry::v1::HANDOVER_STATUS_CONDUCTED) return std::nullopt;
  const Claim* sender = entry.cell->sender.PositionAt(as_of.revision);
  const Claim* receiver = entry.cell->receiver.PositionAt(as_of.revision);
  return CellState{
      .facts = facts,
      .sender = sender,
      .receiver = receiver,
      .match = Match(sender, receiver, GraceIsOver(facts->date, grace, as_of.time)),
      .latest = std::max({entry.event->facts.SinceAt(as_of.revision), entry.cell->sender.PositionSince(as_of.revision),
                          entry.cell->receiver.PositionSince(as_of.revision)})};
}

absl::Duration GraceOf(const FlowAccount& flow, ledger::Revision at) {
  absl::Duration grace = absl::ZeroDuration();
  bool has_term = false;
  for (const TermAccount* term : flow.terms) {
    if (term->revision > at) continue;
    has_term = true;
    const auto& body = term->body;
    grace =
        std::max(grace, body.has_grace_period() ? absl::Seconds(body.grace_period().seconds()) : kDefaultGracePeriod);
  }
  return has_term ? grace : kDefaultGracePeriod;
}

Tally TallyOf(const FlowAccount& flow, registry::v1::CountingBasis basis, AsOf as_of, std::chrono::sys_days until) {
  Tally tally;
  const absl::Duration grace = GraceOf(flow, as_of.revision);
  for (const FlowAccount::Entry& entry : flow.entries) {
    const auto cell = StateOf(entry, grace, as_of);
    if (!cell.has_value() || cell->facts->date > until) continue;
    AddCell(*cell, basis, tally);
  }
  return tally;
}

}  // namespace handover::reconciliation
