#include "tests/recount/interval.h"

#include <algorithm>

namespace handover::recount {
namespace {

using End = std::optional<int64_t>;

End Add(End a, End b) { return a && b ? End(*a + *b) : std::nullopt; }
End Subtract(End a, End b) { return a && b ? End(*a - *b) : std::nullopt; }

// Of two ends above, where none means that there is no bound.
End SmallerMost(End a, End b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

}  // namespace

Interval Exactly(int64_t number) { return {number, number}; }

Interval IntervalOf(const registry::v1::Quantity& quantity) {
  switch (quantity.precision()) {
    case registry::v1::PRECISION_EXACT:
      return Exactly(quantity.count());
    case registry::v1::PRECISION_AT_LEAST:
      return {quantity.count(), std::nullopt};
    case registry::v1::PRECISION_AT_MOST:
      return {0, quantity.count()};
    default:
      return {0, std::nullopt};
  }
}

reconciliation::v1::Interval ToMessage(const Interval& interval) {
  reconciliation::v1::Interval message;
  if (interval.least) message.set_least(*interval.least);
  if (interval.most) message.set_most(*interval.most);
  return message;
}

Interval Sum(const Interval& a, const Interval& b) { return {Add(a.least, b.least), Add(a.most, b.most)}; }

Interval Difference(const Interval& a, const Interval& b) {
  return {Subtract(a.least, b.most), Subtract(a.most, b.least)};
}

Interval Smaller(const Interval& a, const Interval& b) {
  return {std::min(a.least.value(), b.least.value()), SmallerMost(a.most, b.most)};
}

Interval Absolute(const Interval& interval) {
  if (interval.least && *interval.least >= 0) return interval;
  const Interval mirrored = Difference(Exactly(0), interval);
  if (mirrored.least && *mirrored.least >= 0) return mirrored;
  // Both signs are possible, and 0 between them.
  if (!interval.most || !mirrored.most) return {0, std::nullopt};
  return {0, std::max(*interval.most, *mirrored.most)};
}

Interval NotBelowZero(const Interval& interval) {
  Interval result{std::max<int64_t>(0, interval.least.value_or(0)), interval.most};
  if (result.most) result.most = std::max<int64_t>(0, *result.most);
  return result;
}

bool Disjoint(const Interval& a, const Interval& b) {
  const bool a_is_below = a.most && b.least && *a.most < *b.least;
  const bool b_is_below = b.most && a.least && *b.most < *a.least;
  return a_is_below || b_is_below;
}

bool Reaches(const Interval& interval, int64_t number) { return interval.least && *interval.least >= number; }

bool Misses(const Interval& interval, int64_t number) { return interval.most && *interval.most < number; }

}  // namespace handover::recount
