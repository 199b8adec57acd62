#ifndef HANDOVER_CLIENTS_CPP_WATCH_H_
#define HANDOVER_CLIENTS_CPP_WATCH_H_

#include <grpcpp/client_context.h>
#include <grpcpp/support/sync_stream.h>

#include <memory>

#include "absl/status/status.h"
#include "service_host/grpc_status.h"

namespace handover::client {

// One watch: a stream of messages from a service. Read and Finish are called from one thread; Cancel from any thread at
// any time. Destroying it cancels it.
template <typename Message>
class Watch {
 public:
  // Begins a watch: `open` is given the context of the call, and returns its reader.
  template <typename Open>
  explicit Watch(Open open) : reader_(open(context_)) {}
  ~Watch() {
    if (finished_) return;
    context_.TryCancel();
    reader_->Finish();
  }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  // Waits for the next message. False once there will be none: Finish then says why.
  bool Read(Message& message) { return reader_->Read(&message); }

  // Says why the watch ended, CANCELLED after Cancel. Call it after Read has returned false; what has not been read by
  // then is dropped.
  absl::Status Finish() {
    finished_ = true;
    return FromGrpcStatus(reader_->Finish());
  }

  // Ends the watch. A Read that waits returns false soon.
  void Cancel() { context_.TryCancel(); }

 private:
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<Message>> reader_;
  bool finished_ = false;
};

}  // namespace handover::client

#endif  // HANDOVER_CLIENTS_CPP_WATCH_H_
