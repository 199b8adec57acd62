#ifndef HANDOVER_REGISTRY_SERVICE_LOG_CHECKPOINT_SIGNER_H_
#define HANDOVER_REGISTRY_SERVICE_LOG_CHECKPOINT_SIGNER_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "ledger/entry.h"
#include "ledger/signed_note.h"
#include "registry_service/storage/ledger_store.h"

namespace handover::registry {

// Signs what the ledger holds at any size. Safe from any thread.
class CheckpointSigner {
 public:
  // `key_pem` is the private key. `store` must outlive the signer. Fails with INVALID_ARGUMENT if it is no key.
  static absl::StatusOr<CheckpointSigner> Make(LedgerStore& store, std::string_view key_pem);

  // The signed checkpoint of the first `size` entries, 0 to the head. Fails as LedgerStore::ReadNode does.
  absl::StatusOr<std::string> SignAt(ledger::Revision size) const;

  // What a verifier must be given.
  const std::string& verifier_key() const { return verifier_key_; }

 private:
  CheckpointSigner(LedgerStore& store, ledger::NoteSigner signer);

  LedgerStore& store_;
  ledger::NoteSigner signer_;
  std::string verifier_key_;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_LOG_CHECKPOINT_SIGNER_H_
