#include "reconciliation_service/accounting/status.h"

#include <gtest/gtest.h>

#include <optional>

#include "tests/unit/accounting/quantities.h"

namespace handover::reconciliation {
namespace {

using registry::v1::TERM_KIND_BEST_EFFORT;
using registry::v1::TERM_KIND_CAP;
using registry::v1::TERM_KIND_CATEGORY_RULE;
using registry::v1::TERM_KIND_NO_OBLIGATION;
using registry::v1::TERM_KIND_OBLIGATION;

TEST(StatusTest, EveryDutyAndPairOfBooksHasItsStatus) {
  struct Case {
    registry::v1::TermKind kind;
    std::optional<registry::v1::Quantity> committed;
    bool deadline_has_passed;
    Interval sender, receiver;
    v1::CompletionStatus want;
  };
  const Interval at_least_5{5, std::nullopt};
  const Interval at_most_5{0, 5};
  const Case cases[] = {
      {TERM_KIND_NO_OBLIGATION, {}, true, Exactly(78), Exactly(0), v1::COMPLETION_STATUS_NO_OBLIGATION},
      {TERM_KIND_CATEGORY_RULE, {}, true, Exactly(9), Exactly(9), v1::COMPLETION_STATUS_OPEN_ENDED},
      {TERM_KIND_BEST_EFFORT, {}, false, Exactly(0), Exactly(0), v1::COMPLETION_STATUS_OPEN_ENDED},
      // An obligation of "at least": it is never exceeded.
      {TERM_KIND_OBLIGATION, AtLeast(10), false, Exactly(0), Exactly(0), v1::COMPLETION_STATUS_NOT_STARTED},
      {TERM_KIND_OBLIGATION, AtLeast(10), false, Exactly(1), Exactly(0), v1::COMPLETION_STATUS_IN_PROGRESS},
      {TERM_KIND_OBLIGATION, AtLeast(10), false, Exactly(10), Exactly(9), v1::COMPLETION_STATUS_FULFILLED_ON_ONE_BOOK},
      {TERM_KIND_OBLIGATION, AtLeast(10), false, Exactly(9), Exactly(10), v1::COMPLETION_STATUS_FULFILLED_ON_ONE_BOOK},
      {TERM_KIND_OBLIGATION, AtLeast(10), false, Exactly(10), Exactly(10),
       v1::COMPLETION_STATUS_FULFILLED_ON_BOTH_BOOKS},
      {TERM_KIND_OBLIGATION, AtLeast(10), true, Exactly(13), Exactly(12),
       v1::COMPLETION_STATUS_FULFILLED_ON_BOTH_BOOKS},
      // An exact number can be exceeded, on both books alone.
      {TERM_KIND_OBLIGATION, Exact(10), false, Exactly(11), Exactly(11), v1::COMPLETION_STATUS_EXCEEDED},
      {TERM_KIND_OBLIGATION, Exact(10), false, Exactly(11), Exactly(10), v1::COMPLETION_STATUS_FULFILLED_ON_BOTH_BOOKS},
      {TERM_KIND_CAP, Exact(10), false, Exactly(11), Exactly(12), v1::COMPLETION_STATUS_EXCEEDED},
      {TERM_KIND_CAP, AtMost(10), false, Exactly(11), Exactly(12), v1::COMPLETION_STATUS_EXCEEDED},
      {TERM_KIND_CAP, AtMost(10), true, Exactly(3), Exactly(3), v1::COMPLETION_STATUS_IN_PROGRESS},
      // The deadline.
      {TERM_KIND_OBLIGATION, AtLeast(10), true, Exactly(10), Exactly(9), v1::COMPLETION_STATUS_OVERDUE},
      {TERM_KIND_OBLIGATION, AtLeast(10), true, Exactly(0), Exactly(0), v1::COMPLETION_STATUS_OVERDUE},
      {TERM_KIND_OBLIGATION, AtLeast(10), true, at_least_5, Exactly(9), v1::COMPLETION_STATUS_OVERDUE},
      // What precision leaves open.
      {TERM_KIND_OBLIGATION, AtLeast(10), false, at_least_5, Exactly(9), v1::COMPLETION_STATUS_INDETERMINATE},
      {TERM_KIND_OBLIGATION, AtLeast(10), true, at_least_5, Exactly(10), v1::COMPLETION_STATUS_INDETERMINATE},
      {TERM_KIND_OBLIGATION, AtLeast(4), false, at_least_5, at_least_5, v1::COMPLETION_STATUS_FULFILLED_ON_BOTH_BOOKS},
      {TERM_KIND_OBLIGATION, Exact(5), false, at_least_5, at_least_5, v1::COMPLETION_STATUS_INDETERMINATE},
      {TERM_KIND_OBLIGATION, AtLeast(10), false, at_most_5, at_most_5, v1::COMPLETION_STATUS_IN_PROGRESS},
      // A number that nothing can be measured against.
      {TERM_KIND_OBLIGATION, {}, false, Exactly(5), Exactly(5), v1::COMPLETION_STATUS_INDETERMINATE},
      {TERM_KIND_OBLIGATION, Undisclosed(), false, Exactly(5), Exactly(5), v1::COMPLETION_STATUS_INDETERMINATE},
      {TERM_KIND_OBLIGATION, AtMost(10), false, Exactly(5), Exactly(5), v1::COMPLETION_STATUS_INDETERMINATE},
      {TERM_KIND_CAP, AtLeast(10), false, Exactly(5), Exactly(5), v1::COMPLETION_STATUS_INDETERMINATE},
  };
  int row = 0;
  for (const Case& c : cases) {
    const Duty duty{.kind = c.kind, .committed = c.committed, .deadline_has_passed = c.deadline_has_passed};
    EXPECT_EQ(StatusOf(duty, {.sender = c.sender, .receiver = c.receiver}), c.want) << "row " << row;
    ++row;
  }
}

}  // namespace
}  // namespace handover::reconciliation
