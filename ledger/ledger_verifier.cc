#include "ledger/ledger_verifier.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "ledger/merkle_hash.h"

namespace handover::ledger {
namespace {

absl::Status OfAnother(const Checkpoint& checkpoint, const std::string& origin) {
  return absl::DataLossError(absl::StrCat("the checkpoint is of ", checkpoint.origin, ", want ", origin));
}

}  // namespace

absl::StatusOr<LedgerVerifier> LedgerVerifier::OfUnknown(const std::string& verifier_key) {
  LedgerVerifier verifier;
  if (verifier_key.empty()) return verifier;
  if (absl::Status status = verifier.TakeKey(verifier_key); !status.ok()) return status;
  return verifier;
}

absl::StatusOr<LedgerVerifier> LedgerVerifier::OfKnown(const TrustedCheckpoint& trusted) {
  LedgerVerifier verifier;
  if (absl::Status status = verifier.TakeKey(trusted.verifier_key); !status.ok()) return status;
  const auto text = verifier.verifier_->Open(trusted.note);
  if (!text.ok()) return text.status();
  auto checkpoint = ParseCheckpoint(*text);
  if (!checkpoint.ok()) return checkpoint.status();
  verifier.origin_ = checkpoint->origin;
  verifier.known_ = *std::move(checkpoint);
  verifier.last_verified_ = trusted;
  return verifier;
}

absl::StatusOr<LedgerVerifier> LedgerVerifier::Of(const std::optional<TrustedCheckpoint>& known,
                                                  const std::string& verifier_key) {
  if (!known.has_value()) return OfUnknown(verifier_key);
  auto verifier = OfKnown(*known);
  if (!verifier.ok() || verifier_key.empty()) return verifier;
  if (absl::Status status = verifier->TakeKey(verifier_key); !status.ok()) return status;
  return verifier;
}

absl::Status LedgerVerifier::TakeMessage(const registry::v1::WatchRecordsResponse& message) {
  if (absl::Status status = CheckHead(message.head_revision()); !status.ok()) return status;
  if (!message.verifier_key().empty()) {
    if (absl::Status status = TakeKey(message.verifier_key()); !status.ok()) return status;
  }
  for (const std::string& entry : message.entries()) {
    if (absl::Status status = TakeEntry(entry); !status.ok()) return status;
  }
  // The first message says only where the watch begins.
  if (message.entries().empty() && message.checkpoint().empty()) return absl::OkStatus();
  return TakeCheckpoint(message.ledger_id(), message.checkpoint());
}

absl::Status LedgerVerifier::TakeKey(const std::string& verifier_key) {
  if (verifier_.has_value()) {
    if (verifier_key == verifier_key_) return absl::OkStatus();
    return absl::DataLossError(
        absl::StrCat("the registry signs with the key ", verifier_key, ", want ", verifier_key_));
  }
  auto verifier = NoteVerifier::FromKey(verifier_key);
  if (!verifier.ok()) return verifier.status();
  verifier_ = *std::move(verifier);
  verifier_key_ = verifier_key;
  return absl::OkStatus();
}

absl::Status LedgerVerifier::TakeEntry(std::string_view bytes) {
  frontier_.Add(LeafHash(bytes));
  if (!known_.has_value() || known_->size != frontier_.size() || known_->root == frontier_.Root()) {
    return absl::OkStatus();
  }
  return absl::DataLossError(absl::StrCat("the first ", known_->size,
                                          " entries are others than when they were verified before: the ledger has "
                                          "been changed or replaced"));
}

absl::StatusOr<Checkpoint> LedgerVerifier::Open(std::string_view ledger_id, const std::string& note) const {
  if (!verifier_.has_value()) return absl::FailedPreconditionError("no key is known to verify checkpoints with");
  const auto text = verifier_->Open(note);
  auto checkpoint = text.ok() ? ParseCheckpoint(*text) : text.status();
  if (!checkpoint.ok()) {
    return absl::DataLossError(absl::StrCat("the checkpoint: ", std::string(checkpoint.status().message())));
  }
  if (checkpoint->origin != OriginOf(ledger_id)) return OfAnother(*checkpoint, OriginOf(ledger_id));
  // The id may be what the registry says it is, which could say another than before.
  if (!origin_.empty() && checkpoint->origin != origin_) return OfAnother(*checkpoint, origin_);
  return checkpoint;
}

absl::Status LedgerVerifier::TakeCheckpoint(std::string_view ledger_id, const std::string& note) {
  const auto checkpoint = Open(ledger_id, note);
  if (!checkpoint.ok()) return checkpoint.status();
  if (checkpoint->size != frontier_.size() || checkpoint->root != frontier_.Root()) {
    return absl::DataLossError(absl::StrCat(
        "the ", frontier_.size(), " entries that were read are not those of the checkpoint at ", checkpoint->size));
  }
  origin_ = checkpoint->origin;
  if (known_.has_value() && checkpoint->size < known_->size) return absl::OkStatus();
  last_verified_ = {.note = note, .verifier_key = verifier_key_};
  return absl::OkStatus();
}

absl::Status LedgerVerifier::CheckHead(int64_t head) const {
  if (!known_.has_value() || head >= known_->size) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat("the ledger has ", head, " entries, and ", known_->size,
                                          " were verified before: it has been rolled back or replaced"));
}

}  // namespace handover::ledger
