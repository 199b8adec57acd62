#include "clients/cpp/registry_client.h"

#include <utility>

#include "clients/cpp/grpc_record_import.h"

namespace handover::client {
namespace {

using RegistryStub = registry::v1::RegistryService::Stub;
using LedgerStub = registry::v1::LedgerService::Stub;

}  // namespace

RegistryClient::RegistryClient(std::shared_ptr<grpc::Channel> channel, std::string author, ClientOptions options)
    : caller_(std::move(author), options),
      stub_(registry::v1::RegistryService::NewStub(channel)),
      ledger_stub_(registry::v1::LedgerService::NewStub(channel)) {}

absl::StatusOr<registry::v1::AppendRecordsResponse> RegistryClient::AppendRecords(
    const registry::v1::AppendRecordsRequest& request, const CallOptions& options) {
  return caller_.Call("handover.registry.v1.RegistryService/AppendRecords", *stub_, &RegistryStub::AppendRecords,
                      request, options);
}

absl::StatusOr<registry::v1::GetRecordResponse> RegistryClient::GetRecord(const registry::v1::GetRecordRequest& request,
                                                                          const CallOptions& options) {
  return caller_.Call("handover.registry.v1.RegistryService/GetRecord", *stub_, &RegistryStub::GetRecord, request,
                      options);
}

absl::StatusOr<registry::v1::ListRecordsResponse> RegistryClient::ListRecords(
    const registry::v1::ListRecordsRequest& request, const CallOptions& options) {
  return caller_.Call("handover.registry.v1.RegistryService/ListRecords", *stub_, &RegistryStub::ListRecords, request,
                      options);
}

absl::StatusOr<registry::v1::GetCheckpointResponse> RegistryClient::GetCheckpoint(
    const registry::v1::GetCheckpointRequest& request, const CallOptions& options) {
  return caller_.Call("handover.registry.v1.LedgerService/GetCheckpoint", *ledger_stub_, &LedgerStub::GetCheckpoint,
                      request, options);
}

absl::StatusOr<registry::v1::GetInclusionProofResponse> RegistryClient::GetInclusionProof(
    const registry::v1::GetInclusionProofRequest& request, const CallOptions& options) {
  return caller_.Call("handover.registry.v1.LedgerService/GetInclusionProof", *ledger_stub_,
                      &LedgerStub::GetInclusionProof, request, options);
}

absl::StatusOr<registry::v1::GetConsistencyProofResponse> RegistryClient::GetConsistencyProof(
    const registry::v1::GetConsistencyProofRequest& request, const CallOptions& options) {
  return caller_.Call("handover.registry.v1.LedgerService/GetConsistencyProof", *ledger_stub_,
                      &LedgerStub::GetConsistencyProof, request, options);
}

std::unique_ptr<RecordImport> RegistryClient::ImportRecords(const CallOptions& options) {
  return std::make_unique<GrpcRecordImport>(*stub_, caller_, Caller::RequestIdOf(options));
}

std::unique_ptr<RecordWatch> RegistryClient::WatchRecords(const registry::v1::WatchRecordsRequest& request,
                                                          const CallOptions& options) {
  return std::make_unique<RecordWatch>(
      caller_, "handover.registry.v1.RegistryService/WatchRecords", Caller::RequestIdOf(options), request,
      [this, request](grpc::ClientContext& context) { return stub_->WatchRecords(&context, request); });
}

std::unique_ptr<ResumingRecordWatch> RegistryClient::FollowRecords(const registry::v1::WatchRecordsRequest& request,
                                                                   ResumeOptions resume, const CallOptions& options) {
  const CallOptions of_every_stream{.request_id = Caller::RequestIdOf(options)};
  return std::make_unique<ResumingRecordWatch>(
      [this, of_every_stream](const auto& next) { return WatchRecords(next, of_every_stream); }, RecordCursor(request),
      std::move(resume), RealPause());
}

}  // namespace handover::client
