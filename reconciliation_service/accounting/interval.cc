#include "reconciliation_service/accounting/interval.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace handover::reconciliation {
namespace {

using Bound = std::optional<int64_t>;

[[noreturn]] void StopAtOverflow() {
  std::fputs("accounting: a figure does not fit 64 bits\n", stderr);
  std::abort();
}

// The bound of a sum or difference is open where one of its parts is.
template <typename Operation>
Bound Combine(const Bound& a, const Bound& b, Operation operation) {
  if (!a.has_value() || !b.has_value()) return std::nullopt;
  return operation(*a, *b);
}

}  // namespace

int64_t CheckedAdd(int64_t a, int64_t b) {
  int64_t sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) StopAtOverflow();
  return sum;
}

int64_t CheckedSubtract(int64_t a, int64_t b) {
  int64_t difference = 0;
  if (__builtin_sub_overflow(a, b, &difference)) StopAtOverflow();
  return difference;
}

Interval Exactly(int64_t number) { return {.least = number, .most = number}; }

Interval ToInterval(const registry::v1::Quantity& quantity) {
  switch (quantity.precision()) {
    case registry::v1::PRECISION_EXACT:
      return Exactly(quantity.count());
    case registry::v1::PRECISION_AT_LEAST:
      return {.least = quantity.count(), .most = std::nullopt};
    case registry::v1::PRECISION_AT_MOST:
      return {.least = 0, .most = quantity.count()};
    default:
      return {.least = 0, .most = std::nullopt};
  }
}

Interval operator+(const Interval& a, const Interval& b) {
  return {.least = Combine(a.least, b.least, CheckedAdd), .most = Combine(a.most, b.most, CheckedAdd)};
}

Interval operator-(const Interval& a, const Interval& b) {
  return {.least = Combine(a.least, b.most, CheckedSubtract), .most = Combine(a.most, b.least, CheckedSubtract)};
}

Interval& operator+=(Interval& a, const Interval& b) { return a = a + b; }

Interval Absolute(const Interval& a) {
  if (a.least.has_value() && *a.least >= 0) return a;
  const Interval negated = Exactly(0) - a;
  if (negated.least.has_value() && *negated.least >= 0) return negated;
  if (!a.least.has_value() || !a.most.has_value()) return {.least = 0, .most = std::nullopt};
  return {.least = 0, .most = std::max(*a.most, *negated.most)};
}

Interval Smaller(const Interval& a, const Interval& b) {
  Interval smaller;
  if (a.least.has_value() && b.least.has_value()) smaller.least = std::min(*a.least, *b.least);
  if (!a.most.has_value()) {
    smaller.most = b.most;
  } else {
    smaller.most = b.most.has_value() ? std::min(*a.most, *b.most) : *a.most;
  }
  return smaller;
}

bool Overlap(const Interval& a, const Interval& b) {
  const auto at_most = [](const Bound& least, const Bound& most) {
    return !least.has_value() || !most.has_value() || *least <= *most;
  };
  return at_most(a.least, b.most) && at_most(b.least, a.most);
}

}  // namespace handover::reconciliation
