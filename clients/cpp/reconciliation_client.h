#ifndef HANDOVER_CLIENTS_CPP_RECONCILIATION_CLIENT_H_
#define HANDOVER_CLIENTS_CPP_RECONCILIATION_CLIENT_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cpp/caller.h"
#include "clients/cpp/channel.h"
#include "clients/cpp/mismatch_cursor.h"
#include "clients/cpp/resuming_watch.h"
#include "clients/cpp/watch.h"
#include "handover/reconciliation/v1/reconciliation_service.grpc.pb.h"

namespace handover::client {

using MismatchWatch = Watch<reconciliation::v1::WatchMismatchesResponse>;
using ResumingMismatchWatch = ResumingWatch<MismatchCursor>;

// Calls a reconciliation service. Safe from any thread. A call that has one answer is tried again where a failure may
// pass (see Retry). Its errors are those of the service with their details (service_host/error.h); UNAVAILABLE if
// nobody listens, DEADLINE_EXCEEDED after kCallDeadline, over all tries.
class ReconciliationClient {
 public:
  explicit ReconciliationClient(std::shared_ptr<grpc::Channel> channel, ClientOptions options = {});

  absl::StatusOr<reconciliation::v1::GetCompletionResponse> GetCompletion(
      const reconciliation::v1::GetCompletionRequest& request, const CallOptions& options = {});
  absl::StatusOr<reconciliation::v1::ListCompletionsResponse> ListCompletions(
      const reconciliation::v1::ListCompletionsRequest& request, const CallOptions& options = {});
  absl::StatusOr<reconciliation::v1::GetMismatchResponse> GetMismatch(
      const reconciliation::v1::GetMismatchRequest& request, const CallOptions& options = {});
  absl::StatusOr<reconciliation::v1::ListMismatchesResponse> ListMismatches(
      const reconciliation::v1::ListMismatchesRequest& request, const CallOptions& options = {});
  absl::StatusOr<reconciliation::v1::GetTimelineResponse> GetTimeline(
      const reconciliation::v1::GetTimelineRequest& request, const CallOptions& options = {});
  absl::StatusOr<reconciliation::v1::GetStatusResponse> GetStatus(const reconciliation::v1::GetStatusRequest& request,
                                                                  const CallOptions& options = {});

  // A watch that ends with its connection. It must not outlive this client. A failure to begin shows in its Finish.
  std::unique_ptr<MismatchWatch> WatchMismatches(const reconciliation::v1::WatchMismatchesRequest& request,
                                                 const CallOptions& options = {});
  // A watch that goes on where it stopped. It must not outlive this client. `options` is said once, for all of its
  // streams.
  std::unique_ptr<ResumingMismatchWatch> FollowMismatches(const reconciliation::v1::WatchMismatchesRequest& request,
                                                          ResumeOptions resume = {}, const CallOptions& options = {});

 private:
  Caller caller_;
  const std::unique_ptr<reconciliation::v1::ReconciliationService::Stub> stub_;
};

}  // namespace handover::client

#endif  // HANDOVER_CLIENTS_CPP_RECONCILIATION_CLIENT_H_
