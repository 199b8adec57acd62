#ifndef HANDOVER_REGISTRY_SERVICE_LOG_RECORD_ERROR_H_
#define HANDOVER_REGISTRY_SERVICE_LOG_RECORD_ERROR_H_

#include <cstddef>

#include "absl/status/status.h"

namespace handover::registry {

// The error of one record of a batch as the error of the batch: "records[index]." stands before every field, or
// "records[index]: " before the message where there is no field. Code and reason stay. Pure; safe from any thread.
absl::Status AtRecord(size_t index, const absl::Status& error);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_LOG_RECORD_ERROR_H_
