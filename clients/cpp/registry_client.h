#ifndef HANDOVER_CLIENTS_CPP_REGISTRY_CLIENT_H_
#define HANDOVER_CLIENTS_CPP_REGISTRY_CLIENT_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cpp/caller.h"
#include "clients/cpp/channel.h"
#include "clients/cpp/record_cursor.h"
#include "clients/cpp/record_import.h"
#include "clients/cpp/resuming_watch.h"
#include "clients/cpp/watch.h"
#include "handover/registry/v1/ledger_service.grpc.pb.h"
#include "handover/registry/v1/registry_service.grpc.pb.h"

namespace handover::client {

using RecordWatch = Watch<registry::v1::WatchRecordsResponse>;
using ResumingRecordWatch = ResumingWatch<RecordCursor>;

// Calls a registry. Safe from any thread. A call that has one answer is tried again where a failure may pass (see
// Retry): all of them are safe to repeat, since an append is recognised by its names. Its errors are those of the
// registry with their details (service_host/error.h); UNAVAILABLE if nobody listens, DEADLINE_EXCEEDED after
// kCallDeadline, over all tries.
class RegistryClient {
 public:
  // `author` is who calls ("parties/ukr"), for a registry without TLS; empty to say nothing.
  explicit RegistryClient(std::shared_ptr<grpc::Channel> channel, std::string author = "", ClientOptions options = {});

  absl::StatusOr<registry::v1::AppendRecordsResponse> AppendRecords(const registry::v1::AppendRecordsRequest& request,
                                                                    const CallOptions& options = {});
  absl::StatusOr<registry::v1::GetRecordResponse> GetRecord(const registry::v1::GetRecordRequest& request,
                                                            const CallOptions& options = {});
  absl::StatusOr<registry::v1::ListRecordsResponse> ListRecords(const registry::v1::ListRecordsRequest& request,
                                                                const CallOptions& options = {});

  absl::StatusOr<registry::v1::GetCheckpointResponse> GetCheckpoint(const registry::v1::GetCheckpointRequest& request,
                                                                    const CallOptions& options = {});
  absl::StatusOr<registry::v1::GetInclusionProofResponse> GetInclusionProof(
      const registry::v1::GetInclusionProofRequest& request, const CallOptions& options = {});
  absl::StatusOr<registry::v1::GetConsistencyProofResponse> GetConsistencyProof(
      const registry::v1::GetConsistencyProofRequest& request, const CallOptions& options = {});

  // Begins an import. It must not outlive this client. A failure to begin shows in its Receive.
  std::unique_ptr<RecordImport> ImportRecords(const CallOptions& options = {});

  // A watch that ends with its connection. It must not outlive this client. A failure to begin shows in its Finish.
  std::unique_ptr<RecordWatch> WatchRecords(const registry::v1::WatchRecordsRequest& request,
                                            const CallOptions& options = {});
  // A watch that goes on where it stopped. It must not outlive this client. `options` is said once, for all of its
  // streams.
  std::unique_ptr<ResumingRecordWatch> FollowRecords(const registry::v1::WatchRecordsRequest& request,
                                                     ResumeOptions resume = {}, const CallOptions& options = {});

 private:
  Caller caller_;
  const std::unique_ptr<registry::v1::RegistryService::Stub> stub_;
  const std::unique_ptr<registry::v1::LedgerService::Stub> ledger_stub_;
};

}  // namespace handover::client

#endif  // HANDOVER_CLIENTS_CPP_REGISTRY_CLIENT_H_
