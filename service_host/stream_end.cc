#include "service_host/stream_end.h"

#include <grpc/grpc.h>

namespace handover {

void StreamEnd::End(const std::string& message) {
  const std::lock_guard lock(mutex_);
  if (context_ == nullptr || has_ended_) return;
  has_ended_ = true;
  // The reactor's own Finish would wait for the message that is being sent.
  grpc_call_cancel_with_status(context_->c_call(), GRPC_STATUS_RESOURCE_EXHAUSTED, message.c_str(), nullptr);
}

bool StreamEnd::has_ended() const {
  const std::lock_guard lock(mutex_);
  return has_ended_;
}

void StreamEnd::SetOver() {
  const std::lock_guard lock(mutex_);
  context_ = nullptr;
}

}  // namespace handover
