#ifndef HANDOVER_REGISTRY_SERVICE_RPC_LEDGER_RPC_H_
#define HANDOVER_REGISTRY_SERVICE_RPC_LEDGER_RPC_H_

#include "handover/registry/v1/ledger_service.grpc.pb.h"
#include "registry_service/log/checkpoint_signer.h"
#include "registry_service/storage/ledger_store.h"
#include "service_host/gate.h"
#include "service_host/worker_pool.h"

namespace handover::registry {

// The registry's proofs over gRPC. It holds no state, and no method blocks.
class LedgerRpc : public v1::LedgerService::CallbackService {
 public:
  // All must outlive the server that this is registered with, and go on working until its Shutdown has returned.
  LedgerRpc(LedgerStore& store, const CheckpointSigner& signer, Gate& gate, WorkerPool& pool)
      : store_(store), signer_(signer), gate_(gate), pool_(pool) {}

  grpc::ServerUnaryReactor* GetCheckpoint(grpc::CallbackServerContext* context, const v1::GetCheckpointRequest* request,
                                          v1::GetCheckpointResponse* response) override;
  grpc::ServerUnaryReactor* GetInclusionProof(grpc::CallbackServerContext* context,
                                              const v1::GetInclusionProofRequest* request,
                                              v1::GetInclusionProofResponse* response) override;
  grpc::ServerUnaryReactor* GetConsistencyProof(grpc::CallbackServerContext* context,
                                                const v1::GetConsistencyProofRequest* request,
                                                v1::GetConsistencyProofResponse* response) override;

 private:
  LedgerStore& store_;
  const CheckpointSigner& signer_;
  Gate& gate_;
  WorkerPool& pool_;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_RPC_LEDGER_RPC_H_
