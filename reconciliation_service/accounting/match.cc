#include "reconciliation_service/accounting/match.h"

namespace handover::reconciliation {

MatchState Match(const Claim* sender, const Claim* receiver, bool grace_is_over) {
  if (sender == nullptr && receiver == nullptr) return MatchState::kAwaitingBoth;
  if (sender == nullptr || receiver == nullptr) {
    return grace_is_over ? MatchState::kOneSided : MatchState::kAwaitingCounterpart;
  }
  if (sender->basis != receiver->basis) return MatchState::kNotComparable;
  const Interval sent = sender->Count();
  const Interval received = receiver->Count();
  if (!Overlap(sent, received)) return MatchState::kDifferent;
  return sent.IsExact() && received.IsExact() ? MatchState::kMatched : MatchState::kIndeterminate;
}

}  // namespace handover::reconciliation
