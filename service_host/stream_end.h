#ifndef HANDOVER_SERVICE_HOST_STREAM_END_H_
#define HANDOVER_SERVICE_HOST_STREAM_END_H_

#include <grpcpp/server_context.h>

#include <mutex>
#include <string>

namespace handover {

// Lets a stream be ended from outside of its own loop. Whoever holds it may outlive the stream. Safe from any thread.
class StreamEnd {
 public:
  explicit StreamEnd(grpc::CallbackServerContext& context) : context_(&context) {}

  // Ends the stream, unless it is over, with RESOURCE_EXHAUSTED and `message`. What is being sent is dropped, and
  // details cannot be told.
  void End(const std::string& message);

  // Whether it was ended by End.
  bool has_ended() const;

  // Says that the stream is over: nothing of it is touched afterwards.
  void SetOver();

 private:
  // When a stream is ended gRPC may say on the same thread, before that returns, that it is over.
  mutable std::recursive_mutex mutex_;    // Guards what follows.
  grpc::CallbackServerContext* context_;  // Null: the stream is over.
  bool has_ended_ = false;
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_STREAM_END_H_
