#ifndef HANDOVER_RECONCILIATION_SERVICE_LIMITS_H_
#define HANDOVER_RECONCILIATION_SERVICE_LIMITS_H_

#include <cstddef>

#include "absl/time/time.h"

// How much one question may ask for, and how many may wait.
namespace handover::reconciliation {

// How long a question waits for a revision, give or take the time between two messages of the registry: below the
// deadline of our own client, so that it hears why. And how many may wait at a time.
inline constexpr absl::Duration kWaitMax = absl::Seconds(8);
inline constexpr size_t kWaitsMax = 1000;

// How many items a page has.
inline constexpr int kPageSizeDefault = 100;
inline constexpr int kPageSizeMax = 1000;

// How many values a filter may name.
inline constexpr int kFilterValuesMax = 16;

// On how many threads watches are read.
inline constexpr int kWatchThreads = 2;

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_LIMITS_H_
