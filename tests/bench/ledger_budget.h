#ifndef HANDOVER_TESTS_BENCH_LEDGER_BUDGET_H_
#define HANDOVER_TESTS_BENCH_LEDGER_BUDGET_H_

#include <string>
#include <vector>

#include "tests/bench/ledger_report.h"

namespace handover::bench {

// One figure that the design promises, and what was found.
struct Budget {
  std::string what;
  std::string unit;  // Empty: a ratio.
  double got = 0;
  double target = 0;
  bool at_least = false;  // Whether the target is the least that is wanted; otherwise it is the most.

  bool met() const { return at_least ? got >= target : got <= target; }
};

// The budgets of all that was measured, in the design's order.
std::vector<Budget> BudgetsOf(const Report& report);

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_BUDGET_H_
