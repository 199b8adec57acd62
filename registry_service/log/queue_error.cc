#include "registry_service/log/queue_error.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "registry_service/admission/refusal.h"
#include "service_host/error.h"

namespace handover::registry {

absl::Status QueueFull(size_t count, std::string_view what) {
  return MakeError(absl::StatusCode::kResourceExhausted, ReasonName(v1::ERROR_REASON_QUEUE_FULL),
                   absl::StrCat(count, " ", std::string(what), ", which is as much as there may be: try again later"));
}

absl::Status ShuttingDown() {
  return MakeError(absl::StatusCode::kUnavailable, ReasonName(v1::ERROR_REASON_SHUTTING_DOWN),
                   "the registry is stopping: try again when it is back");
}

}  // namespace handover::registry
