#include "clients/cpp/registry_client.h"

#include <chrono>
#include <utility>

#include "clients/cpp/grpc_record_import.h"
#include "service_host/grpc_status.h"

namespace handover::client {
namespace {

using RegistryStub = registry::v1::RegistryService::Stub;
using LedgerStub = registry::v1::LedgerService::Stub;

// Where a registry without TLS looks for who is calling.
constexpr char kAuthorKey[] = "handover-author";

void NameAuthor(grpc::ClientContext& context, const std::string& author) {
  if (!author.empty()) context.AddMetadata(kAuthorKey, author);
}

// Makes one call that has one answer.
template <typename Response, typename Request, typename Stub>
absl::StatusOr<Response> Call(Stub& stub, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                              const Request& request, const std::string& author) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kCallDeadline);
  NameAuthor(context, author);
  Response response;
  const grpc::Status status = (stub.*method)(&context, request, &response);
  if (!status.ok()) return FromGrpcStatus(status);
  return response;
}

}  // namespace

RegistryClient::RegistryClient(std::shared_ptr<grpc::Channel> channel, std::string author)
    : author_(std::move(author)),
      stub_(registry::v1::RegistryService::NewStub(channel)),
      ledger_stub_(registry::v1::LedgerService::NewStub(channel)) {}

absl::StatusOr<registry::v1::AppendRecordsResponse> RegistryClient::AppendRecords(
    const registry::v1::AppendRecordsRequest& request) {
  return Call(*stub_, &RegistryStub::AppendRecords, request, author_);
}

std::unique_ptr<RecordImport> RegistryClient::ImportRecords() {
  return std::make_unique<GrpcRecordImport>(*stub_,
                                            [this](grpc::ClientContext& context) { NameAuthor(context, author_); });
}

absl::StatusOr<registry::v1::GetRecordResponse> RegistryClient::GetRecord(
    const registry::v1::GetRecordRequest& request) {
  return Call(*stub_, &RegistryStub::GetRecord, request, author_);
}

absl::StatusOr<registry::v1::ListRecordsResponse> RegistryClient::ListRecords(
    const registry::v1::ListRecordsRequest& request) {
  return Call(*stub_, &RegistryStub::ListRecords, request, author_);
}

absl::StatusOr<registry::v1::GetCheckpointResponse> RegistryClient::GetCheckpoint(
    const registry::v1::GetCheckpointRequest& request) {
  return Call(*ledger_stub_, &LedgerStub::GetCheckpoint, request, author_);
}

absl::StatusOr<registry::v1::GetInclusionProofResponse> RegistryClient::GetInclusionProof(
    const registry::v1::GetInclusionProofRequest& request) {
  return Call(*ledger_stub_, &LedgerStub::GetInclusionProof, request, author_);
}

absl::StatusOr<registry::v1::GetConsistencyProofResponse> RegistryClient::GetConsistencyProof(
    const registry::v1::GetConsistencyProofRequest& request) {
  return Call(*ledger_stub_, &LedgerStub::GetConsistencyProof, request, author_);
}

std::unique_ptr<RecordWatch> RegistryClient::WatchRecords(const registry::v1::WatchRecordsRequest& request) {
  return std::make_unique<RecordWatch>([&](grpc::ClientContext& context) {
    NameAuthor(context, author_);
    return stub_->WatchRecords(&context, request);
  });
}

}  // namespace handover::client
