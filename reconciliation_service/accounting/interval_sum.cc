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

void IntervalSum::Change(const Interval& interval, int sign) {
  ChangeEnd(interval.least, sign, least_, open_below_);
  ChangeEnd(interval.most, sign, most_, open_above_);
}

}  // namespace handover::reconciliation
