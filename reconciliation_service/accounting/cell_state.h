#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_CELL_STATE_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_CELL_STATE_H_

#include <optional>

#include "reconciliation_service/accounting/event.h"
#include "reconciliation_service/accounting/match.h"

namespace handover::reconciliation {

// How one category of a conducted event stands at a revision. The pointers are into the event.
struct CellState {
  const EventFacts* facts;
  const Claim* sender;    // Null where the sender has no position.
  const Claim* receiver;  // Null where the receiver has no position.
  MatchState match;       // Never ONE_SIDED: whether a silent side is still waited for depends on the time.
};

// How `cell`, of `event`, stands at `at`. Nothing if the event has not been conducted by then: what was declared of it
// enters no balance.
std::optional<CellState> StateOf(const Event& event, const Cell& cell, ledger::Revision at);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_CELL_STATE_H_
