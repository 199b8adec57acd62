#ifndef HANDOVER_TESTS_UNIT_ACCOUNTING_QUANTITIES_H_
#define HANDOVER_TESTS_UNIT_ACCOUNTING_QUANTITIES_H_

#include <cstdint>

#include "handover/reconciliation/v1/completion.pb.h"
#include "handover/registry/v1/quantity.pb.h"

namespace handover::reconciliation {

// Quantities as they are stated of remains.
registry::v1::Quantity Exact(int64_t count);
registry::v1::Quantity AtLeast(int64_t count);
registry::v1::Quantity AtMost(int64_t count);
registry::v1::Quantity Undisclosed();
registry::v1::Quantity InContainers(registry::v1::Quantity quantity);

// The one number of `interval`; the test fails if it has none or more.
int64_t Number(const v1::Interval& interval);

}  // namespace handover::reconciliation

#endif  // HANDOVER_TESTS_UNIT_ACCOUNTING_QUANTITIES_H_
