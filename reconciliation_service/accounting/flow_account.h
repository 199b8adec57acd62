#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_FLOW_ACCOUNT_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_FLOW_ACCOUNT_H_

#include <chrono>
#include <compare>
#include <map>
#include <set>
#include <vector>

#include "absl/time/time.h"
#include "handover/reconciliation/v1/completion.pb.h"
#include "reconciliation_service/accounting/as_of.h"
#include "reconciliation_service/accounting/cell_state.h"
#include "reconciliation_service/accounting/event.h"
#include "reconciliation_service/accounting/term_account.h"

namespace handover::reconciliation {

// One category of one event.
struct CellRef {
  const Event* event;
  const Cell* cell;

  friend auto operator<=>(const CellRef&, const CellRef&) = default;
};

// How many cells of a flow are in which match state, but for those that one side is silent in.
struct FlowCounts {
  int32_t matched = 0;
  int32_t different = 0;
  int32_t indeterminate = 0;
  int32_t not_comparable = 0;

  friend bool operator==(const FlowCounts&, const FlowCounts&) = default;
};

// The cells of one flow, the terms that they fall under, and the figures of both, kept up to date record by record.
class FlowAccount {
 public:
  // Takes in a cell, or a term. Its figures begin at the next Refresh.
  void AddCell(CellRef cell) { cells_.push_back(cell); }
  void AddTerm(TermAccount* term, ledger::Revision revision);

  // Brings the figures up to date after a record of `revision` has changed `cell`.
  void Refresh(CellRef cell, ledger::Revision revision);

  const std::vector<CellRef>& cells() const { return cells_; }
  // The cells that are DIFFERENT, or have been.
  const std::set<CellRef>& differed() const { return differed_; }
  const std::vector<TermAccount*>& terms() const { return terms_; }  // In the order of the ledger.

  // The first term; null if there is none at `at`.
  const TermAccount* FirstTermAt(ledger::Revision at) const;

  // How long silence is waited for: the longest grace period of its terms, so that no side is held to a shorter one
  // than it may rely on.
  absl::Duration GraceAt(ledger::Revision at) const;

  // The match states of all cells.
  v1::MatchCounts CountsAt(AsOf as_of) const;

 private:
  std::vector<CellRef> cells_;
  std::set<CellRef> differed_;
  std::vector<TermAccount*> terms_;
  Versioned<FlowCounts> counts_;
  // How many cells one side is silent in: all of them, and by the event's date.
  Versioned<int32_t> all_silences_;
  std::map<std::chrono::sys_days, Versioned<int32_t>> silences_;
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_FLOW_ACCOUNT_H_
