#ifndef HANDOVER_REGISTRY_SERVICE_RPC_LEDGER_PROOFS_H_
#define HANDOVER_REGISTRY_SERVICE_RPC_LEDGER_PROOFS_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "handover/registry/v1/ledger_service.pb.h"
#include "handover/registry/v1/registry_service.pb.h"
#include "registry_service/log/checkpoint_signer.h"
#include "registry_service/storage/ledger_store.h"

// Answers the calls of LedgerService, with its errors: OUT_OF_RANGE (REVISION_AHEAD) above the head, INVALID_ARGUMENT
// (VALUE_OUT_OF_RANGE) otherwise. Safe from any thread.
namespace handover::registry {

absl::StatusOr<v1::GetCheckpointResponse> GetCheckpoint(LedgerStore& store, const CheckpointSigner& signer,
                                                        const v1::GetCheckpointRequest& request);
absl::StatusOr<v1::GetInclusionProofResponse> GetInclusionProof(LedgerStore& store, const CheckpointSigner& signer,
                                                                const v1::GetInclusionProofRequest& request);
absl::StatusOr<v1::GetConsistencyProofResponse> GetConsistencyProof(LedgerStore& store, const CheckpointSigner& signer,
                                                                    const v1::GetConsistencyProofRequest& request);

// Adds to the answer of a batch the checkpoint at its revision, and to each result the entry and its inclusion proof.
absl::Status AddProofs(LedgerStore& store, const CheckpointSigner& signer, v1::AppendRecordsResponse& response);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_RPC_LEDGER_PROOFS_H_
