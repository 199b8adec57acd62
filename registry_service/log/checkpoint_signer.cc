#include "registry_service/log/checkpoint_signer.h"

#include <utility>

#include "ledger/checkpoint.h"
#include "ledger/merkle_proof.h"

namespace handover::registry {

absl::StatusOr<CheckpointSigner> CheckpointSigner::Make(LedgerStore& store, std::string_view key_pem) {
  auto signer = ledger::NoteSigner::FromPem(ledger::OriginOf(store.ledger_id()), key_pem);
  if (!signer.ok()) return signer.status();
  return CheckpointSigner(store, *std::move(signer));
}

CheckpointSigner::CheckpointSigner(LedgerStore& store, ledger::NoteSigner signer)
    : store_(store), signer_(std::move(signer)), verifier_key_(signer_.VerifierKey()) {}

absl::StatusOr<std::string> CheckpointSigner::SignAt(ledger::Revision size) const {
  const auto root = ledger::RootOf(size.value, [this](ledger::Node node) { return store_.ReadNode(node); });
  if (!root.ok()) return root.status();
  return signer_.Sign(
      ToText(ledger::Checkpoint{.origin = ledger::OriginOf(store_.ledger_id()), .size = size.value, .root = *root}));
}

}  // namespace handover::registry
