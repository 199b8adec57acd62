#include "clients/cpp/reconciliation_client.h"

#include <grpcpp/client_context.h>

#include <chrono>
#include <utility>

#include "service_host/grpc_status.h"

namespace handover::client {
namespace {

using Stub = reconciliation::v1::ReconciliationService::Stub;

// Makes one call that has one answer.
template <typename Response, typename Request>
absl::StatusOr<Response> Call(Stub& stub, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                              const Request& request) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kCallDeadline);
  Response response;
  const grpc::Status status = (stub.*method)(&context, request, &response);
  if (!status.ok()) return FromGrpcStatus(status);
  return response;
}

}  // namespace

ReconciliationClient::ReconciliationClient(std::shared_ptr<grpc::Channel> channel)
    : stub_(reconciliation::v1::ReconciliationService::NewStub(std::move(channel))) {}

absl::StatusOr<reconciliation::v1::GetCompletionResponse> ReconciliationClient::GetCompletion(
    const reconciliation::v1::GetCompletionRequest& request) {
  return Call(*stub_, &Stub::GetCompletion, request);
}

absl::StatusOr<reconciliation::v1::ListCompletionsResponse> ReconciliationClient::ListCompletions(
    const reconciliation::v1::ListCompletionsRequest& request) {
  return Call(*stub_, &Stub::ListCompletions, request);
}

absl::StatusOr<reconciliation::v1::GetMismatchResponse> ReconciliationClient::GetMismatch(
    const reconciliation::v1::GetMismatchRequest& request) {
  return Call(*stub_, &Stub::GetMismatch, request);
}

absl::StatusOr<reconciliation::v1::ListMismatchesResponse> ReconciliationClient::ListMismatches(
    const reconciliation::v1::ListMismatchesRequest& request) {
  return Call(*stub_, &Stub::ListMismatches, request);
}

absl::StatusOr<reconciliation::v1::GetTimelineResponse> ReconciliationClient::GetTimeline(
    const reconciliation::v1::GetTimelineRequest& request) {
  return Call(*stub_, &Stub::GetTimeline, request);
}

std::unique_ptr<MismatchWatch> ReconciliationClient::WatchMismatches(
    const reconciliation::v1::WatchMismatchesRequest& request) {
  return std::make_unique<MismatchWatch>(
      [&](grpc::ClientContext& context) { return stub_->WatchMismatches(&context, request); });
}

absl::StatusOr<reconciliation::v1::GetStatusResponse> ReconciliationClient::GetStatus(
    const reconciliation::v1::GetStatusRequest& request) {
  return Call(*stub_, &Stub::GetStatus, request);
}

}  // namespace handover::client
