#include "clients/cpp/reconciliation_client.h"

#include <utility>

namespace handover::client {
namespace {

using Stub = reconciliation::v1::ReconciliationService::Stub;

}  // namespace

ReconciliationClient::ReconciliationClient(std::shared_ptr<grpc::Channel> channel, ClientOptions options)
    : caller_("", options), stub_(reconciliation::v1::ReconciliationService::NewStub(std::move(channel))) {}

absl::StatusOr<reconciliation::v1::GetCompletionResponse> ReconciliationClient::GetCompletion(
    const reconciliation::v1::GetCompletionRequest& request, const CallOptions& options) {
  return caller_.Call("handover.reconciliation.v1.ReconciliationService/GetCompletion", *stub_, &Stub::GetCompletion,
                      request, options);
}

absl::StatusOr<reconciliation::v1::ListCompletionsResponse> ReconciliationClient::ListCompletions(
    const reconciliation::v1::ListCompletionsRequest& request, const CallOptions& options) {
  return caller_.Call("handover.reconciliation.v1.ReconciliationService/ListCompletions", *stub_,
                      &Stub::ListCompletions, request, options);
}

absl::StatusOr<reconciliation::v1::GetMismatchResponse> ReconciliationClient::GetMismatch(
    const reconciliation::v1::GetMismatchRequest& request, const CallOptions& options) {
  return caller_.Call("handover.reconciliation.v1.ReconciliationService/GetMismatch", *stub_, &Stub::GetMismatch,
                      request, options);
}

absl::StatusOr<reconciliation::v1::ListMismatchesResponse> ReconciliationClient::ListMismatches(
    const reconciliation::v1::ListMismatchesRequest& request, const CallOptions& options) {
  return caller_.Call("handover.reconciliation.v1.ReconciliationService/ListMismatches", *stub_, &Stub::ListMismatches,
                      request, options);
}

absl::StatusOr<reconciliation::v1::GetTimelineResponse> ReconciliationClient::GetTimeline(
    const reconciliation::v1::GetTimelineRequest& request, const CallOptions& options) {
  return caller_.Call("handover.reconciliation.v1.ReconciliationService/GetTimeline", *stub_, &Stub::GetTimeline,
                      request, options);
}

absl::StatusOr<reconciliation::v1::GetStatusResponse> ReconciliationClient::GetStatus(
    const reconciliation::v1::GetStatusRequest& request, const CallOptions& options) {
  return caller_.Call("handover.reconciliation.v1.ReconciliationService/GetStatus", *stub_, &Stub::GetStatus, request,
                      options);
}

std::unique_ptr<MismatchWatch> ReconciliationClient::WatchMismatches(
    const reconciliation::v1::WatchMismatchesRequest& request, const CallOptions& options) {
  return std::make_unique<MismatchWatch>(
      caller_, "handover.reconciliation.v1.ReconciliationService/WatchMismatches", Caller::RequestIdOf(options),
      request, [this, request](grpc::ClientContext& context) { return stub_->WatchMismatches(&context, request); });
}

std::unique_ptr<ResumingMismatchWatch> ReconciliationClient::FollowMismatches(
    const reconciliation::v1::WatchMismatchesRequest& request, ResumeOptions resume, const CallOptions& options) {
  const CallOptions of_every_stream{.request_id = Caller::RequestIdOf(options)};
  return std::make_unique<ResumingMismatchWatch>(
      [this, of_every_stream](const auto& next) { return WatchMismatches(next, of_every_stream); },
      MismatchCursor(request), std::move(resume), RealPause());
}

}  // namespace handover::client
