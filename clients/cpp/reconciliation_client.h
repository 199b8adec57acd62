#ifndef HANDOVER_CLIENTS_CPP_RECONCILIATION_CLIENT_H_
#define HANDOVER_CLIENTS_CPP_RECONCILIATION_CLIENT_H_

#include <memory>

#include "absl/status/statusor.h"
#include "clients/cpp/channel.h"
#include "clients/cpp/watch.h"
#include "handover/reconciliation/v1/reconciliation_service.grpc.pb.h"

namespace handover::client {

using MismatchWatch = Watch<reconciliation::v1::WatchMismatchesResponse>;

// Calls a reconciliation service. Safe from any thread. Errors are those of the service with their details
// (service_host/error.h); UNAVAILABLE at once if nobody listens, DEADLINE_EXCEEDED after kCallDeadline. It never
// retries.
class ReconciliationClient {
 public:
  explicit ReconciliationClient(std::shared_ptr<grpc::Channel> channel);

  absl::StatusOr<reconciliation::v1::GetCompletionResponse> GetCompletion(
      const reconciliation::v1::GetCompletionRequest& request);
  absl::StatusOr<reconciliation::v1::ListCompletionsResponse> ListCompletions(
      const reconciliation::v1::ListCompletionsRequest& request);
  absl::StatusOr<reconciliation::v1::GetMismatchResponse> GetMismatch(
      const reconciliation::v1::GetMismatchRequest& request);
  absl::StatusOr<reconciliation::v1::ListMismatchesResponse> ListMismatches(
      const reconciliation::v1::ListMismatchesRequest& request);
  absl::StatusOr<reconciliation::v1::GetTimelineResponse> GetTimeline(
      const reconciliation::v1::GetTimelineRequest& request);
  absl::StatusOr<reconciliation::v1::GetStatusResponse> GetStatus(const reconciliation::v1::GetStatusRequest& request);

  // Begins a watch. It must not outlive this client. A failure to begin shows in its Finish.
  std::unique_ptr<MismatchWatch> WatchMismatches(const reconciliation::v1::WatchMismatchesRequest& request);

 private:
  const std::unique_ptr<reconciliation::v1::ReconciliationService::Stub> stub_;
};

}  // namespace handover::client

#endif  // HANDOVER_CLIENTS_CPP_RECONCILIATION_CLIENT_H_
