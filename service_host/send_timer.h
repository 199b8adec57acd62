#ifndef HANDOVER_SERVICE_HOST_SEND_TIMER_H_
#define HANDOVER_SERVICE_HOST_SEND_TIMER_H_

#include <grpcpp/alarm.h>
#include <grpcpp/server_context.h>

#include <atomic>
#include <chrono>
#include <memory>

#include "absl/status/status.h"
#include "service_host/call_end.h"

namespace handover {

// Ends a stream whose peer takes too long for a message: it would keep the message, and its place, for ever. One send
// at a time.
class SendTimer {
 public:
  // Of the stream of `context`, which is under way.
  explicit SendTimer(grpc::ServerContextBase& context) : stream_(std::make_shared<Stream>(context)) {}

  // A message is being sent, which may take `time_max`.
  void Begin(std::chrono::milliseconds time_max);

  // It has been sent, or could not be.
  void End() { alarm_ = nullptr; }

  // Why it could not be sent: RESOURCE_EXHAUSTED if the peer was too slow, and otherwise CANCELLED.
  absl::Status WhyNotSent() const;

 private:
  struct Stream {
    explicit Stream(grpc::ServerContextBase& context) : call(context) {}
    CallEnd call;
    std::atomic<bool> was_too_slow = false;
  };

  const std::shared_ptr<Stream> stream_;  // An alarm may go off when the stream is over.
  std::unique_ptr<grpc::Alarm> alarm_;    // Null: nothing is being sent.
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_SEND_TIMER_H_
