#ifndef HANDOVER_TESTS_INTEGRATION_LYING_REGISTRY_H_
#define HANDOVER_TESTS_INTEGRATION_LYING_REGISTRY_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <vector>

#include "handover/registry/v1/ledger_service.grpc.pb.h"
#include "handover/registry/v1/registry_service.grpc.pb.h"
#include "ledger/merkle_proof.h"
#include "ledger/signed_note.h"

namespace handover::test {

// A registry whose checkpoints and proofs are those of one ledger, and whose watch sends another: one entry of it is
// changed.
class LyingRegistry final : public registry::v1::RegistryService::Service, public registry::v1::LedgerService::Service {
 public:
  // Of a ledger of `size` entries, of which the one of revision `changed` is sent otherwise than it was signed.
  LyingRegistry(int64_t size, int64_t changed);
  ~LyingRegistry() override { server_->Shutdown(); }

  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

  grpc::Status WatchRecords(grpc::ServerContext* context, const registry::v1::WatchRecordsRequest* request,
                            grpc::ServerWriter<registry::v1::WatchRecordsResponse>* writer) override;
  grpc::Status GetCheckpoint(grpc::ServerContext* context, const registry::v1::GetCheckpointRequest* request,
                             registry::v1::GetCheckpointResponse* response) override;
  grpc::Status GetInclusionProof(grpc::ServerContext* context, const registry::v1::GetInclusionProofRequest* request,
                                 registry::v1::GetInclusionProofResponse* response) override;

 private:
  ledger::NodeReader nodes() const;
  std::string Checkpoint() const;

  std::vector<std::string> entries_;
  const int64_t changed_;
  const ledger::NoteSigner signer_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace handover::test

#endif  // HANDOVER_TESTS_INTEGRATION_LYING_REGISTRY_H_
