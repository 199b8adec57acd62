#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_INTERVAL_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_INTERVAL_H_

#include <cstdint>
#include <optional>

#include "handover/registry/v1/quantity.pb.h"

namespace handover::reconciliation {

// The largest count that is reckoned with. Sums of so many counts as a ledger can hold then fit 64 bits; arithmetic is
// checked all the same, and ends the process if it overflows.
inline constexpr int64_t kCountMax = 1'000'000'000;

// All whole numbers from `least` to `most`, both included. An absent bound is no bound.
struct Interval {
  std::optional<int64_t> least;
  std::optional<int64_t> most;

  // Whether it holds one number alone.
  bool IsExact() const { return least.has_value() && least == most; }

  friend bool operator==(const Interval&, const Interval&) = default;
};

// The interval of `number` alone.
Interval Exactly(int64_t number);

// What a stated quantity says: EXACT n is [n, n], AT_LEAST n is [n, inf), AT_MOST n is [0, n]; APPROXIMATE and
// UNDISCLOSED say nothing: [0, inf).
Interval ToInterval(const registry::v1::Quantity& quantity);

// The sums and differences of any number of the one and any of the other.
Interval operator+(const Interval& a, const Interval& b);
Interval operator-(const Interval& a, const Interval& b);
Interval& operator+=(Interval& a, const Interval& b);

// The absolute values of the numbers of `a`.
Interval Absolute(const Interval& a);

// The smaller of any number of `a` and any of `b`.
Interval Smaller(const Interval& a, const Interval& b);

// Whether some number is in both.
bool Overlap(const Interval& a, const Interval& b);

// 64-bit arithmetic that ends the process rather than to wrap around.
int64_t CheckedAdd(int64_t a, int64_t b);
int64_t CheckedSubtract(int64_t a, int64_t b);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_INTERVAL_H_
