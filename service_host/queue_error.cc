#include "service_host/queue_error.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "service_host/error.h"

namespace handover {
namespace {

constexpr std::chrono::milliseconds kQueueRetryDelay{100};
constexpr std::chrono::milliseconds kRestartRetryDelay{1000};

}  // namespace

absl::Status QueueFull(size_t count, std::string_view what) {
  return WithRetryDelay(
      MakeError(absl::StatusCode::kResourceExhausted, "QUEUE_FULL",
                absl::StrCat(count, " ", std::string(what), ", which is as much as there may be: try again later")),
      kQueueRetryDelay);
}

absl::Status ShuttingDown() {
  return WithRetryDelay(
      MakeError(absl::StatusCode::kUnavailable, "SHUTTING_DOWN", "the service is stopping: try again when it is back"),
      kRestartRetryDelay);
}

absl::Status ShuttingDownAt(ledger::Revision revision) {
  const absl::Status error =
      MakeError(absl::StatusCode::kUnavailable, "SHUTTING_DOWN",
                absl::StrCat("the service is stopping: go on after revision ", revision.value, " when it is back"));
  return WithRetryDelay(WithMetadata(error, "resume_after_revision", absl::StrCat(revision.value)), kRestartRetryDelay);
}

}  // namespace handover
