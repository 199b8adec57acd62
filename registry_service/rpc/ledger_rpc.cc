#include "registry_service/rpc/ledger_rpc.h"

#include "registry_service/rpc/ledger_proofs.h"
#include "registry_service/rpc/unary_call.h"

namespace handover::registry {

grpc::ServerUnaryReactor* LedgerRpc::GetCheckpoint(grpc::CallbackServerContext* context,
                                                   const v1::GetCheckpointRequest* request,
                                                   v1::GetCheckpointResponse* response) {
  return AnswerFromPool(context, gate_, "LedgerService.GetCheckpoint", pool_, response,
                        [this, request] { return registry::GetCheckpoint(store_, signer_, *request); });
}

grpc::ServerUnaryReactor* LedgerRpc::GetInclusionProof(grpc::CallbackServerContext* context,
                                                       const v1::GetInclusionProofRequest* request,
                                                       v1::GetInclusionProofResponse* response) {
  return AnswerFromPool(context, gate_, "LedgerService.GetInclusionProof", pool_, response,
                        [this, request] { return registry::GetInclusionProof(store_, signer_, *request); });
}

grpc::ServerUnaryReactor* LedgerRpc::GetConsistencyProof(grpc::CallbackServerContext* context,
                                                         const v1::GetConsistencyProofRequest* request,
                                                         v1::GetConsistencyProofResponse* response) {
  return AnswerFromPool(context, gate_, "LedgerService.GetConsistencyProof", pool_, response,
                        [this, request] { return registry::GetConsistencyProof(store_, signer_, *request); });
}

}  // namespace handover::registry
