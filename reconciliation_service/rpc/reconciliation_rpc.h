#ifndef HANDOVER_RECONCILIATION_SERVICE_RPC_RECONCILIATION_RPC_H_
#define HANDOVER_RECONCILIATION_SERVICE_RPC_RECONCILIATION_RPC_H_

#include "handover/reconciliation/v1/reconciliation_service.grpc.pb.h"
#include "reconciliation_service/follower/live_accounts.h"
#include "service_host/feed.h"
#include "service_host/gate.h"
#include "service_host/worker_pool.h"

namespace handover::reconciliation {

// The service as callers see it: each method checks its request, asks the accounts and answers. No method blocks, but
// for the time that the follower takes to fold in one batch.
class ReconciliationRpc final : public v1::ReconciliationService::CallbackService {
 public:
  // All must outlive the service. `feed` tells when the accounts have moved on; watches are read in `pool`.
  ReconciliationRpc(const LiveAccounts& accounts, Gate& gate, Feed& feed, WorkerPool& pool)
      : accounts_(accounts), gate_(gate), feed_(feed), pool_(pool) {}

  grpc::ServerUnaryReactor* GetCompletion(grpc::CallbackServerContext* context, const v1::GetCompletionRequest* request,
                                          v1::GetCompletionResponse* response) override;
  grpc::ServerUnaryReactor* ListCompletions(grpc::CallbackServerContext* context,
                                            const v1::ListCompletionsRequest* request,
                                            v1::ListCompletionsResponse* response) override;
  grpc::ServerUnaryReactor* GetMismatch(grpc::CallbackServerContext* context, const v1::GetMismatchRequest* request,
                                        v1::GetMismatchResponse* response) override;
  grpc::ServerUnaryReactor* ListMismatches(grpc::CallbackServerContext* context,
                                           const v1::ListMismatchesRequest* request,
                                           v1::ListMismatchesResponse* response) override;
  grpc::ServerWriteReactor<v1::WatchMismatchesResponse>* WatchMismatches(
      grpc::CallbackServerContext* context, const v1::WatchMismatchesRequest* request) override;
  grpc::ServerUnaryReactor* GetTimeline(grpc::CallbackServerContext* context, const v1::GetTimelineRequest* request,
                                        v1::GetTimelineResponse* response) override;
  grpc::ServerUnaryReactor* GetStatus(grpc::CallbackServerContext* context, const v1::GetStatusRequest* request,
                                      v1::GetStatusResponse* response) override;

 private:
  const LiveAccounts& accounts_;
  Gate& gate_;
  Feed& feed_;
  WorkerPool& pool_;
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_RPC_RECONCILIATION_RPC_H_
