#ifndef HANDOVER_TESTS_RECOUNT_STANDING_H_
#define HANDOVER_TESTS_RECOUNT_STANDING_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "handover/reconciliation/v1/mismatch.pb.h"
#include "tests/recount/snapshot.h"

// Section 9 of docs/reckoning.md: which mismatches stand as of one moment.
namespace handover::recount {

// A mismatch that stands, without its state and whatever else depends on explanations or on earlier moments.
struct Standing {
  reconciliation::v1::Mismatch message;
  // When the grace period or the deadline was over without which it would not stand.
  std::optional<absl::Time> waited_until;
};

// All of them, each name once, in no order.
std::vector<Standing> StandingMismatches(const Snapshot& snapshot);

// Those of events: COUNT, BASIS, ONE_SIDED, CATEGORY_SCOPE, EVENT_DATE, INTRA_PARTY_CONFLICT, OBSERVER_DIFFERENCE.
std::vector<Standing> CellMismatches(const Snapshot& snapshot);
// Those of running totals, INTRA_PARTY_CONFLICT included.
std::vector<Standing> RunningTotalMismatches(const Snapshot& snapshot);
// READING_CONFLICT, OFFSETTING, OVER_CAP, OVERDUE_TERM, RECIPROCITY.
std::vector<Standing> TermMismatches(const Snapshot& snapshot);

// One of `kind` named by `id`, the last id of its name.
Standing MismatchNamed(const Snapshot& snapshot, std::string_view id, reconciliation::v1::MismatchKind kind);
// One about `term`, a record.
Standing MismatchOfTerm(const Snapshot& snapshot, std::string_view id, reconciliation::v1::MismatchKind kind,
                        const registry::v1::Record& term);
// The name of `cell`'s COUNT mismatch, whether it stands or not.
std::string CountMismatchName(const Snapshot& snapshot, const Cell& cell);

// "{handover}.{category}", as in the names of mismatches, for example "h5.deceased-military".
std::string SubjectId(const Event& event, registry::v1::Category category);

// The first position less the second, with both shown.
void SetPositions(const Statement& first, const Statement& second, reconciliation::v1::Mismatch& mismatch);

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_RECOUNT_STANDING_H_
