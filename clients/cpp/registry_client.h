#ifndef HANDOVER_CLIENTS_CPP_REGISTRY_CLIENT_H_
#define HANDOVER_CLIENTS_CPP_REGISTRY_CLIENT_H_

#include <grpcpp/client_context.h>

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cpp/channel.h"
#include "clients/cpp/record_import.h"
#include "clients/cpp/watch.h"
#include "handover/registry/v1/ledger_service.grpc.pb.h"
#include "handover/registry/v1/registry_service.grpc.pb.h"

namespace handover::client {

using RecordWatch = Watch<registry::v1::WatchRecordsResponse>;

// Calls a registry. Safe from any thread. Errors are those of the registry with their details (service_host/error.h);
// UNAVAILABLE at once if nobody listens, DEADLINE_EXCEEDED after kCallDeadline. It never retries.
class RegistryClient {
 public:
  // `author` is who calls ("parties/ukr"), for a registry without TLS; empty to say nothing.
  explicit RegistryClient(std::shared_ptr<grpc::Channel> channel, std::string author = "");

  absl::StatusOr<registry::v1::AppendRecordsResponse> AppendRecords(const registry::v1::AppendRecordsRequest& request);
  // Begins an import. It must not outlive this client. A failure to begin shows in its Receive.
  std::unique_ptr<RecordImport> ImportRecords();
  absl::StatusOr<registry::v1::GetRecordResponse> GetRecord(const registry::v1::GetRecordRequest& request);
  absl::StatusOr<registry::v1::ListRecordsResponse> ListRecords(const registry::v1::ListRecordsRequest& request);

  absl::StatusOr<registry::v1::GetCheckpointResponse> GetCheckpoint(const registry::v1::GetCheckpointRequest& request);
  absl::StatusOr<registry::v1::GetInclusionProofResponse> GetInclusionProof(
      const registry::v1::GetInclusionProofRequest& request);
  absl::StatusOr<registry::v1::GetConsistencyProofResponse> GetConsistencyProof(
      const registry::v1::GetConsistencyProofRequest& request);

  // Begins a watch. It must not outlive this client. A failure to begin shows in its Finish.
  std::unique_ptr<RecordWatch> WatchRecords(const registry::v1::WatchRecordsRequest& request);

 private:
  const std::string author_;
  const std::unique_ptr<registry::v1::RegistryService::Stub> stub_;
  const std::unique_ptr<registry::v1::LedgerService::Stub> ledger_stub_;
};

}  // namespace handover::client

#endif  // HANDOVER_CLIENTS_CPP_REGISTRY_CLIENT_H_
