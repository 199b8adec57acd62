#ifndef HANDOVER_TESTS_RECOUNT_INTERVAL_H_
#define HANDOVER_TESTS_RECOUNT_INTERVAL_H_

#include <cstdint>
#include <optional>

#include "handover/reconciliation/v1/completion.pb.h"
#include "handover/registry/v1/quantity.pb.h"

// Section 1 of docs/reckoning.md. Arithmetic is not checked: the tests keep to numbers that fit.
namespace handover::recount {

// All whole numbers from `least` to `most`; an end that is not there is open.
struct Interval {
  std::optional<int64_t> least = 0;
  std::optional<int64_t> most = 0;

  bool IsExact() const { return least.has_value() && least == most; }
  friend bool operator==(const Interval&, const Interval&) = default;
};

Interval Exactly(int64_t number);
Interval IntervalOf(const registry::v1::Quantity& quantity);
reconciliation::v1::Interval ToMessage(const Interval& interval);

Interval Sum(const Interval& a, const Interval& b);
Interval Difference(const Interval& a, const Interval& b);
// The smaller least and the smaller most.
Interval Smaller(const Interval& a, const Interval& b);
// What the absolute values of the numbers of an interval run over.
Interval Absolute(const Interval& interval);
// The interval with neither end below 0.
Interval NotBelowZero(const Interval& interval);

bool Disjoint(const Interval& a, const Interval& b);
// Whether every number of `interval` is at least `number`.
bool Reaches(const Interval& interval, int64_t number);
// Whether every number of `interval` is below `number`.
bool Misses(const Interval& interval, int64_t number);

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_RECOUNT_INTERVAL_H_
