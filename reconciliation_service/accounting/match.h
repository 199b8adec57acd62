#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MATCH_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MATCH_H_

#include "reconciliation_service/accounting/claim_book.h"

namespace handover::reconciliation {

// How the sender's and the receiver's position of one handover and category stand to each other.
enum class MatchState {
  kAwaitingBoth,         // Neither side has a position.
  kAwaitingCounterpart,  // One has; once the grace period of the other is over, the state is called ONE_SIDED.
  kMatched,              // Both are exact and equal.
  kDifferent,            // They cannot both hold: the intervals have no number in common.
  kIndeterminate,        // They can both hold, and are not both exact.
  kNotComparable,        // They are counted on different bases.
};

// Compares two positions, null where a side has none.
MatchState Match(const Claim* sender, const Claim* receiver);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MATCH_H_
