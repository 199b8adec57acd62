#include "clients/handoverctl/report/closeness.h"

#include <algorithm>

#include "clients/handoverctl/report/disclosure.h"

namespace handover::ctl {

using reconciliation::v1::Interval;

bool IsSmall(int64_t number) { return number != 0 && -kPublicCountMin < number && number < kPublicCountMin; }

void Closeness::AddStated(const registry::v1::Quantity& quantity) {
  if (quantity.precision() != registry::v1::PRECISION_UNDISCLOSED) AddCounter(quantity.count());
}

void Closeness::AddCounter(int64_t count) {
  // From 0, every counter is as far as it says itself.
  if (count != 0) counters_.insert(count);
  AddDifference(count);
}

void Closeness::AddCounter(const Interval& count) {
  if (count.has_least()) AddCounter(count.least());
  if (count.has_most()) AddCounter(count.most());
}

void Closeness::AddDifference(int64_t difference) { has_small_ = has_small_ || IsSmall(difference); }

void Closeness::AddDifference(const Interval& difference) {
  if (difference.has_least()) AddDifference(difference.least());
  if (difference.has_most()) AddDifference(difference.most());
}

bool Closeness::is_too_close() const {
  const auto is_near = [](int64_t one, int64_t next) { return IsSmall(next - one); };
  return has_small_ || std::ranges::adjacent_find(counters_, is_near) != counters_.end();
}

}  // namespace handover::ctl
