#ifndef HANDOVER_SERVICE_HOST_CLOCK_H_
#define HANDOVER_SERVICE_HOST_CLOCK_H_

#include <functional>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace handover {

// Where the time comes from; a test gives its own.
using Clock = std::function<absl::Time()>;

// The machine's clock.
inline Clock SystemClock() { return absl::Now; }

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_CLOCK_H_
