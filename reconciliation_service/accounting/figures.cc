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

Interval BookSums::SenderAsFarAsDeclared() const {
  Interval sum = sender.Total();
  if (sender_gaps > 0) sum.most = std::nullopt;
  return sum;
}

Interval BookSums::ReceiverAsFarAsDeclared() const {
  Interval sum = receiver.Total();
  if (receiver_gaps > 0) sum.most = std::nullopt;
  return sum;
}

BookSums& BookSums::operator+=(const BookSums& other) {
  sender += other.sender;
  receiver += other.receiver;
  events += other.events;
  sender_gaps += other.sender_gaps;
  receiver_gaps += other.receiver_gaps;
  return *this;
}

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
  ApplyCell(event, cell, basis, at, step, figures.books);
  if (!Counts(state->sender, basis) || !Counts(state->receiver, basis)) return;
  Apply(Smaller(state->sender->Count(), state->receiver->Count()), step, figures.corroborated);
  if (state->match == MatchState::kIndeterminate) return;
  const Interval difference = state->sender->Count() - state->receiver->Count();
  Apply(difference, step, figures.net);
  Apply(Absolute(difference), step, figures.gross);
}

void ApplyCell(const Event& event, const Cell& cell, registry::v1::CountingBasis basis, ledger::Revision at, Step step,
               BookSums& books) {
  const auto state = StateOf(event, cell, at);
  if (!state.has_value()) return;
  if (state->sender == nullptr && state->receiver == nullptr) return;
  const int32_t one = step == Step::kPutIn ? 1 : -1;
  const bool sent = Counts(state->sender, basis);
  const bool received = Counts(state->receiver, basis);
  books.events += one;
  if (sent) Apply(state->sender->Count(), step, books.sender);
  if (received) Apply(state->receiver->Count(), step, books.receiver);
  if (!sent && state->receiver != nullptr) books.sender_gaps += one;
  if (!received && state->sender != nullptr) books.receiver_gaps += one;
}

}  // namespace handover::reconciliation
