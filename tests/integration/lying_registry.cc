#include "tests/integration/lying_registry.h"

#include "ledger/checkpoint.h"
#include "ledger/merkle_frontier.h"

namespace handover::test {
namespace {

constexpr char kLedgerId[] = "0123456789abcdef0123456789abcdef";

}  // namespace

LyingRegistry::LyingRegistry(int64_t size, int64_t changed)
    : changed_(changed),
      signer_(
          ledger::NoteSigner::FromPem(ledger::OriginOf(kLedgerId), ledger::NoteSigner::NewKeyPem().value()).value()) {
  for (int64_t i = 0; i < size; ++i) entries_.push_back("entry " + std::to_string(i + 1));
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
  builder.RegisterService(static_cast<registry::v1::RegistryService::Service*>(this));
  builder.RegisterService(static_cast<registry::v1::LedgerService::Service*>(this));
  server_ = builder.BuildAndStart();
}

grpc::Status LyingRegistry::WatchRecords(grpc::ServerContext*, const registry::v1::WatchRecordsRequest*,
                                         grpc::ServerWriter<registry::v1::WatchRecordsResponse>* writer) {
  registry::v1::WatchRecordsResponse message;
  message.set_ledger_id(kLedgerId);
  message.set_head_revision(static_cast<int64_t>(entries_.size()));
  message.set_verifier_key(signer_.VerifierKey());
  writer->Write(message);
  message.set_revision(message.head_revision());
  for (const std::string& entry : entries_) message.add_entries(entry);
  message.set_entries(static_cast<int>(changed_ - 1), "another entry");
  message.set_checkpoint(Checkpoint());
  writer->Write(message);
  return grpc::Status::OK;
}

grpc::Status LyingRegistry::GetCheckpoint(grpc::ServerContext*, const registry::v1::GetCheckpointRequest*,
                                          registry::v1::GetCheckpointResponse* response) {
  response->set_ledger_id(kLedgerId);
  response->set_checkpoint(Checkpoint());
  response->set_verifier_key(signer_.VerifierKey());
  return grpc::Status::OK;
}

grpc::Status LyingRegistry::GetInclusionProof(grpc::ServerContext*,
                                              const registry::v1::GetInclusionProofRequest* request,
                                              registry::v1::GetInclusionProofResponse* response) {
  response->set_ledger_id(kLedgerId);
  response->set_checkpoint(Checkpoint());
  const auto proof =
      ledger::InclusionProof(request->revision() - 1, static_cast<int64_t>(entries_.size()), nodes()).value();
  for (const ledger::Hash& hash : proof) response->add_hashes(std::string(hash.begin(), hash.end()));
  return grpc::Status::OK;
}

ledger::NodeReader LyingRegistry::nodes() const {
  return [this](ledger::Node node) -> absl::StatusOr<ledger::Hash> {
    ledger::MerkleFrontier tree;
    const int64_t size = int64_t{1} << node.level;
    for (int64_t i = node.index * size; i < (node.index + 1) * size; ++i) {
      tree.Add(ledger::LeafHash(entries_[static_cast<size_t>(i)]));
    }
    return tree.Root();
  };
}

std::string LyingRegistry::Checkpoint() const {
  const auto size = static_cast<int64_t>(entries_.size());
  return signer_.Sign(ToText(ledger::Checkpoint{
      .origin = ledger::OriginOf(kLedgerId), .size = size, .root = ledger::RootOf(size, nodes()).value()}));
}

}  // namespace handover::test
