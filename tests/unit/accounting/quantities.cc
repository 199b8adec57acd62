#include "tests/unit/accounting/quantities.h"

#include <gtest/gtest.h>

namespace handover::reconciliation {
namespace {

registry::v1::Quantity MakeQuantity(int64_t count, registry::v1::Precision precision) {
  registry::v1::Quantity quantity;
  quantity.set_count(count);
  quantity.set_precision(precision);
  quantity.set_counting_basis(registry::v1::COUNTING_BASIS_REMAINS_CASE);
  return quantity;
}

}  // namespace

registry::v1::Quantity Exact(int64_t count) { return MakeQuantity(count, registry::v1::PRECISION_EXACT); }
registry::v1::Quantity AtLeast(int64_t count) { return MakeQuantity(count, registry::v1::PRECISION_AT_LEAST); }
registry::v1::Quantity AtMost(int64_t count) { return MakeQuantity(count, registry::v1::PRECISION_AT_MOST); }
registry::v1::Quantity Undisclosed() { return MakeQuantity(0, registry::v1::PRECISION_UNDISCLOSED); }

registry::v1::Quantity InContainers(registry::v1::Quantity quantity) {
  quantity.set_counting_basis(registry::v1::COUNTING_BASIS_CONTAINER);
  return quantity;
}

int64_t Number(const v1::Interval& interval) {
  EXPECT_TRUE(interval.has_least() && interval.has_most() && interval.least() == interval.most())
      << interval.ShortDebugString();
  return interval.least();
}

}  // namespace handover::reconciliation
