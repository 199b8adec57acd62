#ifndef HANDOVER_CLIENTS_CPP_CALLER_H_
#define HANDOVER_CLIENTS_CPP_CALLER_H_

#include <google/protobuf/message.h>
#include <grpcpp/client_context.h>
#include <grpcpp/support/status.h>

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cpp/attempt.h"
#include "clients/cpp/retry.h"

namespace handover::client {

// What a caller may say of one call.
struct CallOptions {
  // What the services log the call by: at most 64 printable characters. Empty: one is made. It is the same for every
  // attempt at the call.
  std::string request_id;
};

// How all calls of a client are made.
struct ClientOptions {
  AttemptObserver* observer = nullptr;  // Told of every attempt. It must outlive the client.
  int tries_max = kTriesMax;            // How often a call is tried. 1: once.
};

// Makes the calls of one client. Safe from any thread.
class Caller {
 public:
  // `author` is who calls, for a service without TLS; empty to say nothing.
  Caller(std::string author, ClientOptions options) : author_(std::move(author)), options_(options) {}

  // Makes a call that has one answer, by `attempt`, which is made again after a failure that passes (see Retry) until
  // kCallDeadline. The call must be safe to repeat. Returns the error of the last attempt.
  absl::Status Call(std::string_view method, const CallOptions& options, const google::protobuf::Message& request,
                    google::protobuf::Message& response,
                    const std::function<grpc::Status(grpc::ClientContext&)>& attempt);

  // As above, of a method of a stub.
  template <typename Response, typename Request, typename Stub>
  absl::StatusOr<Response> Call(std::string_view name, Stub& stub,
                                grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                                const Request& request, const CallOptions& options) {
    Response response;
    const absl::Status status = Call(name, options, request, response, [&](grpc::ClientContext& context) {
      return (stub.*method)(&context, request, &response);
    });
    if (!status.ok()) return status;
    return response;
  }

  // The id of a call: the caller's own, or a new one.
  static std::string RequestIdOf(const CallOptions& options);

  // Puts into `context` what goes with every attempt at the call `request_id`.
  void Prepare(grpc::ClientContext& context, const std::string& request_id) const;

  const ClientOptions& options() const { return options_; }

 private:
  const std::string author_;
  const ClientOptions options_;
};

}  // namespace handover::client

#endif  // HANDOVER_CLIENTS_CPP_CALLER_H_
