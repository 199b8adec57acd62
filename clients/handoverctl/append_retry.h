#ifndef HANDOVER_CLIENTS_HANDOVERCTL_APPEND_RETRY_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_APPEND_RETRY_H_

#include <functional>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "handover/registry/v1/registry_service.pb.h"

namespace handover::ctl {

// How records reach a registry.
using Append = std::function<absl::StatusOr<registry::v1::AppendRecordsResponse>(
    const registry::v1::AppendRecordsRequest& request)>;

// How a pause is made, and how it is spread so that many clients do not come back at once; a test gives its own.
struct Pause {
  std::function<void(absl::Duration)> sleep;
  std::function<double()> random;  // From 0 up to, not with, 1.
};

// How often one batch is tried, the first time included.
inline constexpr int kTriesMax = 5;

// Appends, and tries again where the registry is not there for now: UNAVAILABLE, or a full queue. The pauses double
// from 0.2 seconds, each shortened by up to half. A repetition is safe: what has been stored is recognised by its name.
// Returns the last try's answer.
absl::StatusOr<registry::v1::AppendRecordsResponse> AppendWithRetries(
    const Append& append, const Pause& pause, const registry::v1::AppendRecordsRequest& request);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_APPEND_RETRY_H_
