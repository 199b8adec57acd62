#ifndef HANDOVER_CLIENTS_CPP_WATCH_H_
#define HANDOVER_CLIENTS_CPP_WATCH_H_

#include <google/protobuf/message.h>
#include <grpcpp/client_context.h>
#include <grpcpp/support/sync_stream.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "clients/cpp/attempt.h"
#include "clients/cpp/caller.h"
#include "service_host/grpc_status.h"

namespace handover::client {

// One watch: a stream of messages from a service, which ends with its connection (see ResumingWatch). Read and Finish
// are called from one thread; Cancel from any thread at any time. Destroying it cancels it.
template <typename Message>
class Watch {
 public:
  using Reader = std::unique_ptr<grpc::ClientReader<Message>>;
  // Begins the stream in a context that was prepared for it.
  using Open = std::function<Reader(grpc::ClientContext& context)>;

  // An attempt at the call `request_id` of `method`, which sends `request`. It begins with the first Read, so that it
  // can be cancelled while it begins.
  Watch(const Caller& caller, std::string_view method, const std::string& request_id,
        const google::protobuf::Message& request, Open open)
      : attempt_(caller.options().observer, method, request_id), open_(std::move(open)) {
    caller.Prepare(context_, request_id);
    attempt_.Sent(request);
  }
  ~Watch() {
    if (reader_ == nullptr || finished_) return;
    context_.TryCancel();
    reader_->Finish();
  }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  // Waits for the next message. False once there will be none: Finish then says why.
  bool Read(Message& message) {
    if (reader_ == nullptr) reader_ = open_(context_);
    if (!reader_->Read(&message)) return false;
    attempt_.Received(message);
    return true;
  }

  // Says why the watch ended, CANCELLED after Cancel. Call it after Read has returned false; what has not been read by
  // then is dropped.
  absl::Status Finish() {
    finished_ = true;
    const absl::Status status = FromGrpcStatus(reader_->Finish());
    attempt_.End(status.code());
    return status;
  }

  // Ends the watch. A Read that waits returns false soon.
  void Cancel() { context_.TryCancel(); }

 private:
  ObservedAttempt attempt_;
  const Open open_;
  grpc::ClientContext context_;
  Reader reader_;
  bool finished_ = false;
};

}  // namespace handover::client

#endif  // HANDOVER_CLIENTS_CPP_WATCH_H_
