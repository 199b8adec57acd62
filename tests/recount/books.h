#ifndef HANDOVER_TESTS_RECOUNT_BOOKS_H_
#define HANDOVER_TESTS_RECOUNT_BOOKS_H_

#include <vector>

#include "handover/reconciliation/v1/completion.pb.h"
#include "tests/recount/snapshot.h"

// Sections 6 and 7 of docs/reckoning.md: what the cells and the findings of a term add up to.
namespace handover::recount {

struct Books {
  Interval sender;
  Interval receiver;
};

std::vector<Cell> FlowOf(const Snapshot& snapshot, const registry::v1::Term& term);

// The sums are those of `flow` on the basis of `term`.
Books BooksOf(const std::vector<Cell>& flow, const registry::v1::Term& term);
Interval CorroboratedOf(const std::vector<Cell>& flow, const registry::v1::Term& term);
Interval NetOf(const std::vector<Cell>& flow, const registry::v1::Term& term);
Interval GrossOf(const std::vector<Cell>& flow, const registry::v1::Term& term);
reconciliation::v1::MatchCounts MatchCountsOf(const std::vector<Cell>& flow);

// The findings of a term's flow, by whether they count.
struct FindingSums {
  Interval counting;
  Interval not_counting;
};

FindingSums FindingsOf(const Snapshot& snapshot, const registry::v1::Term& term);

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_RECOUNT_BOOKS_H_
