#ifndef HANDOVER_RECONCILIATION_SERVICE_RPC_RECONCILIATION_RPC_H_
#define HANDOVER_RECONCILIATION_SERVICE_RPC_RECONCILIATION_RPC_H_

#include "handover/reconciliation/v1/reconciliation_service.grpc.pb.h"
#include "reconciliation_service/follower/live_accounts.h"

namespace handover::reconciliation {

// The service as callers see it: each method checks its request, asks the accounts and answers. No method blocks, but
// for the time that the follower takes to fold in one batch.
class ReconciliationRpc final : public v1::ReconciliationService::CallbackService {
 public:
  // `accounts` must outlive the service.
  explicit ReconciliationRpc(const LiveAccounts& accounts) : accounts_(accounts) {}

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
  grpc::ServerUnaryReactor* GetStatus(grpc::CallbackServerContext* context, const v1::GetStatusRequest* request,
                                      v1::GetStatusResponse* response) override;

 private:
  const LiveAccounts& accounts_;
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_RPC_RECONCILIATION_RPC_H_
