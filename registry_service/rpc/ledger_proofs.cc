#include "registry_service/rpc/ledger_proofs.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "ledger/merkle_proof.h"
#include "registry_service/admission/refusal.h"
#include "registry_service/rpc/request_checks.h"

namespace handover::registry {
namespace {

ledger::NodeReader ReaderOf(LedgerStore& store) {
  return [&store](ledger::Node node) { return store.ReadNode(node); };
}

// Reads each node once: the proofs of neighbours share most of theirs.
ledger::NodeReader RememberingReaderOf(LedgerStore& store) {
  return [&store,
          known = std::map<ledger::Node, ledger::Hash>()](ledger::Node node) mutable -> absl::StatusOr<ledger::Hash> {
    if (const auto found = known.find(node); found != known.end()) return found->second;
    auto hash = store.ReadNode(node);
    if (hash.ok()) known.emplace(node, *hash);
    return hash;
  };
}

template <typename Message>
void AddHashes(const std::vector<ledger::Hash>& hashes, Message& message) {
  for (const ledger::Hash& hash : hashes) message.add_hashes(std::string(hash.begin(), hash.end()));
}

absl::Status OutOfBounds(std::string_view field, int64_t got, int64_t least, int64_t most) {
  return Refusal(absl::StatusCode::kInvalidArgument, v1::ERROR_REASON_VALUE_OUT_OF_RANGE, field, absl::StrCat(got),
                 absl::StrCat(least, " to ", most));
}

// Adds what both proofs say: their hashes, and the ledger that they are proofs of.
template <typename Response>
absl::StatusOr<Response> Finish(Response response, const std::vector<ledger::Hash>& hashes, LedgerStore& store,
                                const CheckpointSigner& signer, ledger::Revision size) {
  auto checkpoint = signer.SignAt(size);
  if (!checkpoint.ok()) return checkpoint.status();
  response.set_ledger_id(store.ledger_id());
  response.set_checkpoint(*std::move(checkpoint));
  AddHashes(hashes, response);
  return response;
}

}  // namespace

absl::StatusOr<v1::GetCheckpointResponse> GetCheckpoint(LedgerStore& store, const CheckpointSigner& signer,
                                                        const v1::GetCheckpointRequest& request) {
  const auto size = AsOf("size", request.size(), store.head());
  if (!size.ok()) return size.status();
  auto checkpoint = signer.SignAt(*size);
  if (!checkpoint.ok()) return checkpoint.status();
  v1::GetCheckpointResponse response;
  response.set_ledger_id(store.ledger_id());
  response.set_checkpoint(*std::move(checkpoint));
  response.set_verifier_key(signer.verifier_key());
  return response;
}

absl::StatusOr<v1::GetInclusionProofResponse> GetInclusionProof(LedgerStore& store, const CheckpointSigner& signer,
                                                                const v1::GetInclusionProofRequest& request) {
  const auto size = AsOf("size", request.size(), store.head());
  if (!size.ok()) return size.status();
  const int64_t revision = request.revision();
  if (revision < 1 || revision > size->value) return OutOfBounds("revision", revision, 1, size->value);
  auto entry = store.Read({revision});
  if (!entry.ok()) return entry.status();
  const auto hashes = ledger::InclusionProof(revision - 1, size->value, ReaderOf(store));
  if (!hashes.ok()) return hashes.status();
  v1::GetInclusionProofResponse response;
  response.set_revision(revision);
  response.set_entry(std::move(entry->bytes));
  return Finish(std::move(response), *hashes, store, signer, *size);
}

absl::StatusOr<v1::GetConsistencyProofResponse> GetConsistencyProof(LedgerStore& store, const CheckpointSigner& signer,
                                                                    const v1::GetConsistencyProofRequest& request) {
  const auto to = AsOf("to_size", request.to_size(), store.head());
  if (!to.ok()) return to.status();
  const int64_t from = request.from_size();
  if (from < 0 || from > to->value) return OutOfBounds("from_size", from, 0, to->value);
  const auto hashes = ledger::ConsistencyProof(from, to->value, ReaderOf(store));
  if (!hashes.ok()) return hashes.status();
  return Finish(v1::GetConsistencyProofResponse(), *hashes, store, signer, *to);
}

absl::Status AddProofs(LedgerStore& store, const CheckpointSigner& signer, v1::AppendRecordsResponse& response) {
  const ledger::NodeReader read_node = RememberingReaderOf(store);
  for (v1::AppendResult& result : *response.mutable_results()) {
    auto entry = store.Read({result.revision()});
    if (!entry.ok()) return entry.status();
    const auto hashes = ledger::InclusionProof(result.revision() - 1, response.revision(), read_node);
    if (!hashes.ok()) return hashes.status();
    result.set_entry(std::move(entry->bytes));
    AddHashes(*hashes, result);
  }
  auto checkpoint = signer.SignAt({response.revision()});
  if (!checkpoint.ok()) return checkpoint.status();
  response.set_checkpoint(*std::move(checkpoint));
  return absl::OkStatus();
}

}  // namespace handover::registry
