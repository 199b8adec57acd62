#include "reconciliation_service/accounting/verdict.h"

#include "reconciliation_service/accounting/mismatch.h"

namespace handover::reconciliation {
namespace {

bool IsSettled(v1::MismatchState state) {
  return state == v1::MISMATCH_STATE_EXPLAINED || state == v1::MISMATCH_STATE_ACCEPTED_UNEXPLAINED;
}

}  // namespace

v1::Verdict VerdictOf(const Accounts& accounts, const AgreementAccount& agreement, AsOf as_of) {
  bool any_stands = false;
  for (const v1::Mismatch& mismatch : MismatchesOf(accounts, agreement, as_of)) {
    if (mismatch.state() == v1::MISMATCH_STATE_CLOSED) continue;
    if (!IsSettled(mismatch.state())) return v1::VERDICT_OPEN;
    any_stands = true;
  }
  for (const auto& [flow, account] : agreement.flows()) {
    const v1::MatchCounts counts = account.CountsAt(as_of);
    if (counts.awaiting_counterpart() > 0 || counts.indeterminate() > 0) return v1::VERDICT_UNDECIDED;
  }
  return any_stands ? v1::VERDICT_SETTLED : v1::VERDICT_RECONCILED;
}

}  // namespace handover::reconciliation
