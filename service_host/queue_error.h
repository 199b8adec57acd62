#ifndef HANDOVER_SERVICE_HOST_QUEUE_ERROR_H_
#define HANDOVER_SERVICE_HOST_QUEUE_ERROR_H_

#include <cstddef>
#include <string_view>

#include "absl/status/status.h"
#include "ledger/entry.h"

// Why a service does not take on what it is asked for. Pure; safe from any thread.
namespace handover {

// RESOURCE_EXHAUSTED (QUEUE_FULL): `count` of `what` ("calls are waiting") is as much as there may be.
absl::Status QueueFull(size_t count, std::string_view what);

// UNAVAILABLE (SHUTTING_DOWN): the service is stopping.
absl::Status ShuttingDown();

// The same for a stream that can be gone on with: after `revision`, which stands in the error's metadata
// ("resume_after_revision") too.
absl::Status ShuttingDownAt(ledger::Revision revision);

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_QUEUE_ERROR_H_
