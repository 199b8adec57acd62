#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_INTERVAL_SUM_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_INTERVAL_SUM_H_

#include <cstdint>

#include "reconciliation_service/accounting/interval.h"

namespace handover::reconciliation {

// The sum of a set of intervals, from which one can be taken away again: open ends are counted apart from the sum of
// the others.
class IntervalSum {
 public:
  // Adds `interval`, or takes away one that was added before.
  void Add(const Interval& interval) { Change(interval, 1); }
  void Remove(const Interval& interval) { Change(interval, -1); }

  // Adds all that `other` is the sum of.
  IntervalSum& operator+=(const IntervalSum& other);

  // The sum; exactly 0 of nothing.
  Interval Total() const;

  friend bool operator==(const IntervalSum&, const IntervalSum&) = default;

 private:
  void Change(const Interval& interval, int sign);

  int64_t least_ = 0;
  int64_t most_ = 0;
  int32_t open_below_ = 0;
  int32_t open_above_ = 0;
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_INTERVAL_SUM_H_
