#include "clients/handoverctl/append_retry.h"

#include "service_host/error.h"

namespace handover::ctl {
namespace {

constexpr absl::Duration kFirstPause = absl::Milliseconds(200);

bool MayPass(const absl::Status& status) {
  return status.code() == absl::StatusCode::kUnavailable || ReasonOf(status) == "QUEUE_FULL";
}

}  // namespace

absl::StatusOr<registry::v1::AppendRecordsResponse> AppendWithRetries(
    const Append& append, const Pause& pause, const registry::v1::AppendRecordsRequest& request) {
  absl::Duration longest = kFirstPause;
  for (int attempt = 1;; ++attempt) {
    auto response = append(request);
    if (response.ok() || !MayPass(response.status()) || attempt == kTriesMax) return response;
    pause.sleep(longest * (1.0 - pause.random() / 2));
    longest *= 2;
  }
}

}  // namespace handover::ctl
