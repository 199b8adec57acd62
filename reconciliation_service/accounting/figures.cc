#include "reconciliation_service/accounting/figures.h"

#include <algorithm>

#include "reconciliation_service/accounting/cell_state.h"

namespace handover::reconciliation {
namespace {

void Apply(const Interval& part, Step step, IntervalSum& sum) {
  if (step == Step::kPutIn) {
    sum.Add(part);
  } else {
    sum.Remove(part);
  }
}

// Whether `claim` is there and counted on `basis`.
bool Counts(const Claim* claim, registry::v1::CountingBasis basis) { return claim != nullptr && claim->basis == basis; }

void ApplyFindings(const Cell& cell, registry::v1::CountingBasis basis, ledger::Revision at, Step step,
                   TermFigures& figures) {
  for (const FindingAccount& finding : cell.findings) {
    if (finding.revision > at || finding.quantity.counting_basis() != basis) continue;
    Apply(ToInterval(finding.quantity), step, finding.CountsAt(at) ? figures.findings : figures.findings_not_accepted);
  }
}

}  // namespace

Interval TermFigures::Qualifying() const {
  const Interval qualifying = corroborated.Total() - findings.Total();
  return {.least = std::max<int64_t>(0, qualifying.least.value_or(0)),
          .most = qualifying.most.has_value() ? std::optional(std::max<int64_t>(0, *qualifying.most)) : std::nullopt};
}

void ApplyCell(const Event& event, const Cell& cell, registry::v1::CountingBasis basis, ledger::Revision at, Step step,
               TermFigures& figures) {
  const auto state = StateOf(event, cell, at);
  if (!state.has_value()) return;
  ApplyFindings(cell, basis, at, step, figures);
  const bool sent = Counts(state->sender, basis);
  const bool received = Counts(state->receiver, basis);
  if (sent) Apply(state->sender->Count(), step, figures.sender);
  if (received) Apply(state->receiver->Count(), step, figures.receiver);
  if (!sent || !received) return;
  Apply(Smaller(state->sender->Count(), state->receiver->Count()), step, figures.corroborated);
  if (state->match == MatchState::kIndeterminate) return;
  const Interval difference = state->sender->Count() - state->receiver->Count();
  Apply(difference, step, figures.net);
  Apply(Absolute(difference), step, figures.gross);
}

void ApplyCell(const Event& event, const Cell& cell, registry::v1::CountingBasis basis, ledger::Revision at, Step step,
               DaySums& sums) {
  const auto state = StateOf(event, cell, at);
  if (!state.has_value()) return;
  const int32_t one = step == Step::kPutIn ? 1 : -1;
  const bool sent = Counts(state->sender, basis);
  const bool received = Counts(state->receiver, basis);
  if (sent) Apply(state->sender->Count(), step, sums.sender);
  if (received) Apply(state->receiver->Count(), step, sums.receiver);
  if (!sent && state->receiver != nullptr) sums.sender_gaps += one;
  if (!received && state->sender != nullptr) sums.receiver_gaps += one;
}

}  // namespace handover::reconciliation
