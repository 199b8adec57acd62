#include "tests/recount/books.h"

#include <algorithm>

#include "tests/recount/answers.h"

namespace handover::recount {
namespace {

Interval SumOnBasis(const std::vector<Cell>& flow, std::optional<Statement> Cell::*position,
                    registry::v1::CountingBasis basis) {
  Interval sum;
  for (const Cell& cell : flow) {
    const std::optional<Statement>& statement = cell.*position;
    if (statement && statement->quantity().counting_basis() == basis) sum = Sum(sum, statement->count());
  }
  return sum;
}

// The differences that net and gross are made of.
std::vector<Interval> DifferencesOf(const std::vector<Cell>& flow, const registry::v1::Term& term) {
  std::vector<Interval> differences;
  for (const Cell& cell : flow) {
    if (!cell.HasBothOn(term.counting_basis())) continue;
    if (cell.state != MatchState::kMatched && cell.state != MatchState::kDifferent) continue;
    differences.push_back(cell.difference());
  }
  return differences;
}

bool Counts(const registry::v1::Record& finding, const Event& event, const Snapshot& snapshot) {
  const std::string& finder = finding.finding().party();
  if (finder == event.handover().to_party()) return true;
  for (const auto& [party, verdict] : AnswersTo(finding.name(), finder, snapshot)) {
    if (verdict == registry::v1::VERDICT_ACCEPTED) return true;
  }
  return false;
}

}  // namespace

std::vector<Cell> FlowOf(const Snapshot& snapshot, const registry::v1::Term& term) {
  std::vector<Cell> flow;
  for (const Cell& cell : snapshot.cells) {
    if (IsInFlow(cell, term)) flow.push_back(cell);
  }
  return flow;
}

Books BooksOf(const std::vector<Cell>& flow, const registry::v1::Term& term) {
  return {.sender = SumOnBasis(flow, &Cell::sender, term.counting_basis()),
          .receiver = SumOnBasis(flow, &Cell::receiver, term.counting_basis())};
}

Interval CorroboratedOf(const std::vector<Cell>& flow, const registry::v1::Term& term) {
  Interval sum;
  for (const Cell& cell : flow) {
    if (cell.HasBothOn(term.counting_basis())) sum = Sum(sum, Smaller(cell.sender->count(), cell.receiver->count()));
  }
  return sum;
}

Interval NetOf(const std::vector<Cell>& flow, const registry::v1::Term& term) {
  Interval net;
  for (const Interval& difference : DifferencesOf(flow, term)) net = Sum(net, difference);
  return net;
}

Interval GrossOf(const std::vector<Cell>& flow, const registry::v1::Term& term) {
  Interval gross;
  for (const Interval& difference : DifferencesOf(flow, term)) gross = Sum(gross, Absolute(difference));
  return gross;
}

reconciliation::v1::MatchCounts MatchCountsOf(const std::vector<Cell>& flow) {
  const auto count = [&flow](MatchState state) {
    return static_cast<int32_t>(std::ranges::count(flow, state, &Cell::state));
  };
  reconciliation::v1::MatchCounts counts;
  counts.set_matched(count(MatchState::kMatched));
  counts.set_different(count(MatchState::kDifferent));
  counts.set_awaiting_counterpart(count(MatchState::kAwaitingCounterpart));
  counts.set_one_sided(count(MatchState::kOneSided));
  counts.set_indeterminate(count(MatchState::kIndeterminate));
  counts.set_not_comparable(count(MatchState::kNotComparable));
  return counts;
}

FindingSums FindingsOf(const Snapshot& snapshot, const registry::v1::Term& term) {
  FindingSums sums;
  for (const Event& event : snapshot.events) {
    if (!HasDirectionOf(event.handover(), term)) continue;
    for (const registry::v1::Record* record : event.findings) {
      const registry::v1::Finding& finding = record->finding();
      if (finding.source().tier() == registry::v1::SOURCE_TIER_SECONDARY_MEDIA) continue;
      if (finding.category() != term.category()) continue;
      if (finding.quantity().counting_basis() != term.counting_basis()) continue;
      Interval& sum = Counts(*record, event, snapshot) ? sums.counting : sums.not_counting;
      sum = Sum(sum, IntervalOf(finding.quantity()));
    }
  }
  return sums;
}

}  // namespace handover::recount
