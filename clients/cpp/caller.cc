#include "clients/cpp/caller.h"

#include <optional>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "clients/cpp/channel.h"
#include "service_host/grpc_status.h"
#include "service_host/request_id.h"

namespace handover::client {
namespace {

// Where a service without TLS looks for who is calling.
constexpr char kAuthorKey[] = "handover-author";

}  // namespace

absl::Status Caller::Call(std::string_view method, const CallOptions& options, const google::protobuf::Message& request,
                          google::protobuf::Message& response,
                          const std::function<grpc::Status(grpc::ClientContext&)>& attempt) {
  const absl::Time deadline = absl::Now() + absl::FromChrono(kCallDeadline);
  const std::string request_id = RequestIdOf(options);
  std::optional<Retry> retry;
  while (true) {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(deadline));
    Prepare(context, request_id);
    ObservedAttempt observed(options_.observer, method, request_id);
    observed.Sent(request);
    const absl::Status status = FromGrpcStatus(attempt(context));
    if (status.ok()) observed.Received(response);
    observed.End(status.code());
    if (status.ok() || options_.tries_max <= 1) return status;
    if (!retry.has_value()) retry.emplace(RealPause(), options_.tries_max);
    if (!retry->PauseAfter(status, deadline - absl::Now())) return status;
  }
}

std::string Caller::RequestIdOf(const CallOptions& options) {
  return options.request_id.empty() ? MakeRequestId() : options.request_id;
}

void Caller::Prepare(grpc::ClientContext& context, const std::string& request_id) const {
  context.AddMetadata(kRequestIdKey, request_id);
  if (!author_.empty()) context.AddMetadata(kAuthorKey, author_);
}

}  // namespace handover::client
