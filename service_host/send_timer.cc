#include "service_host/send_timer.h"

namespace handover {
namespace {

constexpr char kTooSlow[] = "slow reader: a message could not be sent in time; go on from where it ended";

}  // namespace

void SendTimer::Begin(std::chrono::milliseconds time_max) {
  alarm_ = std::make_unique<grpc::Alarm>();
  alarm_->Set(std::chrono::system_clock::now() + time_max, [stream = stream_](bool has_gone_off) {
    if (!has_gone_off) return;
    stream->was_too_slow = true;
    stream->call.End(grpc::StatusCode::RESOURCE_EXHAUSTED, kTooSlow);
  });
}

absl::Status SendTimer::WhyNotSent() const {
  if (stream_->was_too_slow) return absl::ResourceExhaustedError(kTooSlow);
  return absl::CancelledError("the client has gone");
}

}  // namespace handover
