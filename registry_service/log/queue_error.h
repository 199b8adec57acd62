#ifndef HANDOVER_REGISTRY_SERVICE_LOG_QUEUE_ERROR_H_
#define HANDOVER_REGISTRY_SERVICE_LOG_QUEUE_ERROR_H_

#include <cstddef>
#include <string_view>

#include "absl/status/status.h"

// Why the registry does not take on what it is asked for. Pure; safe from any thread.
namespace handover::registry {

// RESOURCE_EXHAUSTED (QUEUE_FULL): `count` of `what` ("reads are waiting") is as much as there may be.
absl::Status QueueFull(size_t count, std::string_view what);

// UNAVAILABLE (SHUTTING_DOWN): the registry is stopping.
absl::Status ShuttingDown();

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_LOG_QUEUE_ERROR_H_
