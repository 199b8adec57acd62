#include "service_host/call_log.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "service_host/error.h"

namespace handover {
namespace {

// Whether what went wrong lies with the service and not with what the caller asked for.
bool IsOurs(absl::StatusCode code) {
  return code == absl::StatusCode::kInternal || code == absl::StatusCode::kUnknown ||
         code == absl::StatusCode::kDataLoss;
}

}  // namespace

void CallLog::Ended(const Call& call) {
  const bool has_left = call.is_stream && absl::IsCancelled(call.status);
  const bool failed = !call.status.ok() && !has_left;
  const bool slow = !call.is_stream && call.duration >= kSlow;
  if (!failed && !slow) return;
  if (lines_.Take("").count() > 0) {
    left_out_.fetch_add(1, std::memory_order_relaxed);
    return;
  }
  const std::string code = absl::StatusCodeToString(call.status.code());
  const std::string reason = ReasonOf(call.status);
  LogEvent event{.level = IsOurs(call.status.code()) ? LogLevel::kWarning : LogLevel::kInfo,
                 .name = failed ? "call_failed" : "call_slow",
                 .message = absl::StrCat(call.method, failed ? " failed: " : " was slow: ", code),
                 .fields = {{"method", call.method},
                            {"status", code},
                            {"request_id", call.request_id},
                            {"seconds", std::chrono::duration<double>(call.duration).count()}}};
  if (!reason.empty()) event.fields.push_back({"reason", reason});
  if (const int64_t left_out = left_out_.exchange(0, std::memory_order_relaxed); left_out > 0) {
    event.fields.push_back({"calls_left_out", left_out});
  }
  write_(event);
}

}  // namespace handover
