#include "service_host/queue_error.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "service_host/error.h"

namespace handover {

absl::Status QueueFull(size_t count, std::string_view what) {
  return MakeError(absl::StatusCode::kResourceExhausted, "QUEUE_FULL",
                   absl::StrCat(count, " ", std::string(what), ", which is as much as there may be: try again later"));
}

absl::Status ShuttingDown() {
  return MakeError(absl::StatusCode::kUnavailable, "SHUTTING_DOWN",
                   "the service is stopping: try again when it is back");
}

}  // namespace handover
