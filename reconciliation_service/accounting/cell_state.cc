#include "reconciliation_service/accounting/cell_state.h"

namespace handover::reconciliation {

std::optional<CellState> StateOf(const Event& event, const Cell& cell, ledger::Revision at) {
  const EventFacts* facts = event.ConductedAt(at);
  if (facts == nullptr) return std::nullopt;
  const Claim* sender = cell.sender.PositionAt(at);
  const Claim* receiver = cell.receiver.PositionAt(at);
  return CellState{.facts = facts, .sender = sender, .receiver = receiver, .match = Match(sender, receiver)};
}

}  // namespace handover::reconciliation
