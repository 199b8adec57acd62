#include "reconciliation_service/accounting/open_mismatches.h"

namespace handover::reconciliation {

std::map<v1::MismatchKind, int64_t> CountOpenMismatches(const Accounts& accounts, absl::Time now) {
  std::map<v1::MismatchKind, int64_t> counts;
  for (int kind = v1::MismatchKind_MIN + 1; kind <= v1::MismatchKind_MAX; ++kind) {
    if (v1::MismatchKind_IsValid(kind)) counts[static_cast<v1::MismatchKind>(kind)] = 0;
  }
  for (const auto& [name, agreement] : accounts.agreements()) {
    const MismatchBook& book = agreement.mismatches();
    for (const auto& [kind, standing] : book.standing_by_kind()) counts[kind] += standing;
    // Those that wait for a time to pass are among them.
    for (auto timed = book.timed().rbegin(); timed != book.timed().rend() && timed->first > now; ++timed) {
      --counts[timed->second->second.subject.kind];
    }
  }
  return counts;
}

}  // namespace handover::reconciliation
