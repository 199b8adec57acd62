#include "reconciliation_service/accounting/verdict.h"

#include <cstdint>

#include "reconciliation_service/accounting/mismatch.h"
#include "reconciliation_service/accounting/standing_history.h"

namespace handover::reconciliation {
namespace {

bool IsSettled(v1::MismatchState state) {
  return state == v1::MISMATCH_STATE_EXPLAINED || state == v1::MISMATCH_STATE_ACCEPTED_UNEXPLAINED;
}

// How many mismatches stand, without looking at each. Those that wait for a time to pass are the silent sides, which
// the flows count, and terms with a deadline, of which there are few.
int64_t CountStanding(const Accounts& accounts, const AgreementAccount& agreement, AsOf as_of) {
  int64_t count = agreement.mismatches().TimelessAt(as_of.revision);
  for (const auto& [flow, account] : agreement.flows()) count += account.CountsAt(as_of).one_sided();
  for (const MismatchBook::Entry* overdue : agreement.mismatches().overdue()) {
    const auto history = HistoryOf(overdue->second, accounts.record_times(), as_of);
    if (history.has_value() && history->stands) ++count;
  }
  return count;
}

// Only what has been put forward can settle a mismatch.
int64_t CountSettled(const Accounts& accounts, const AgreementAccount& agreement, AsOf as_of) {
  int64_t count = 0;
  for (const std::string& name : agreement.Explained()) {
    const auto mismatch = FindMismatch(accounts, agreement, name, as_of);
    if (mismatch.has_value() && IsSettled(mismatch->state())) ++count;
  }
  return count;
}

}  // namespace

v1::Verdict VerdictOf(const Accounts& accounts, const AgreementAccount& agreement, AsOf as_of) {
  const int64_t standing = CountStanding(accounts, agreement, as_of);
  if (standing > 0 && standing > CountSettled(accounts, agreement, as_of)) return v1::VERDICT_OPEN;
  for (const auto& [flow, account] : agreement.flows()) {
    const v1::MatchCounts counts = account.CountsAt(as_of);
    if (counts.awaiting_counterpart() > 0 || counts.indeterminate() > 0) return v1::VERDICT_UNDECIDED;
  }
  return standing > 0 ? v1::VERDICT_SETTLED : v1::VERDICT_RECONCILED;
}

}  // namespace handover::reconciliation
