#include "reconciliation_service/accounting/interval_sum.h"

namespace handover::reconciliation {
namespace {

void ChangeEnd(const std::optional<int64_t>& end, int sign, int64_t& sum, int32_t& open) {
  if (!end.has_value()) {
    open += sign;
  } else {
    sum = sign > 0 ? CheckedAdd(sum, *end) : CheckedSubtract(sum, *end);
  }
}

}  // namespace

Interval IntervalSum::Total() const {
  Interval total;
  if (open_below_ == 0) total.least = least_;
  if (open_above_ == 0) total.most = most_;
  return total;
}

IntervalSum& IntervalSum::operator+=(const IntervalSum& other) {
  least_ = CheckedAdd(least_, other.least_);
  most_ = CheckedAdd(most_, other.most_);
  open_below_ += other.open_below_;
  open_above_ += other.open_above_;
  return *this;
}

void IntervalSum::Change(const Interval& interval, int sign) {
  ChangeEnd(interval.least, sign, least_, open_below_);
  ChangeEnd(interval.most, sign, most_, open_above_);
}

}  // namespace handover::reconciliation
