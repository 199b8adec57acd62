#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_TALLY_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_TALLY_H_

#include <chrono>
#include <optional>

#include "handover/reconciliation/v1/completion.pb.h"
#include "reconciliation_service/accounting/agreement_account.h"
#include "reconciliation_service/accounting/as_of.h"
#include "reconciliation_service/accounting/match.h"

namespace handover::reconciliation {

// How one cell of a flow stands.
struct CellState {
  const EventFacts* facts;
  const Claim* sender;    // Null where the sender has no position.
  const Claim* receiver;  // Null where the receiver has no position.
  MatchState match;
  ledger::Revision latest;  // The highest revision that this rests on.
};

// How `entry` stands. Nothing if its handover has not been conducted: what was declared of it then enters no balance.
std::optional<CellState> StateOf(const FlowAccount::Entry& entry, absl::Duration grace, AsOf as_of);

// How long silence is waited for in a flow: the longest grace period of its terms, so that no side is held to a shorter
// one than it may rely on.
absl::Duration GraceOf(const FlowAccount& flow, ledger::Revision at);

// The two books of a flow, on one counting basis.
struct Tally {
  Interval sender = Exactly(0);
  Interval receiver = Exactly(0);
  Interval corroborated = Exactly(0);
  Interval net = Exactly(0);
  Interval gross = Exactly(0);
  v1::MatchCounts matches;
  ledger::Revision latest;  // The highest revision that the figures rest on.
};

// Adds up the cells of `flow` whose handovers took place up to `until`. Positions on another basis than `basis` are
// counted among the matches and enter no sum.
Tally TallyOf(const FlowAccount& flow, registry::v1::CountingBasis basis, AsOf as_of, std::chrono::sys_days until);

// A date after every handover.
inline constexpr std::chrono::sys_days kAllDates = std::chrono::sys_days::max();

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_TALLY_H_
