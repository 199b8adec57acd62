#include "reconciliation_service/accounting/match.h"

namespace handover::reconciliation {

MatchState Match(const Claim* sender, const Claim* receiver) {
  if (sender == nullptr && receiver == nullptr) return MatchState::kAwaitingBoth;
  if (sender == nullptr || receiver == nullptr) return MatchState::kAwaitingCounterpart;
  if (sender->basis != receiver->basis) return MatchState::kNotComparable;
  const Interval sent = sender->Count();
  const Interval received = receiver->Count();
  if (!Overlap(sent, received)) return MatchState::kDifferent;
  return sent.IsExact() && received.IsExact() ? MatchState::kMatched : MatchState::kIndeterminate;
}

}  // namespace handover::reconciliation
