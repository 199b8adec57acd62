#ifndef HANDOVER_LEDGER_LEDGER_VERIFIER_H_
#define HANDOVER_LEDGER_LEDGER_VERIFIER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "handover/registry/v1/registry_service.pb.h"
#include "ledger/checkpoint.h"
#include "ledger/merkle_frontier.h"
#include "ledger/signed_note.h"

namespace handover::ledger {

// What was verified before of a ledger: its last checkpoint as a signed note, and the key that verifies it.
struct TrustedCheckpoint {
  std::string note;
  std::string verifier_key;
};

// Verifies a ledger that is read from its first entry on against the checkpoints that its registry signs, and against
// what was verified of it before. Not thread-safe. After an error nothing more is to be taken in: what was taken in
// before it stays, and last_verified is as it was.
class LedgerVerifier {
 public:
  // A ledger of which nothing is known but, if not empty, the key that its checkpoints are signed with. The first key
  // that is met is trusted otherwise. Fails with INVALID_ARGUMENT if it is no verifier key.
  static absl::StatusOr<LedgerVerifier> OfUnknown(const std::string& verifier_key);

  // A ledger of which `trusted` was verified before. Fails with INVALID_ARGUMENT if that is no checkpoint, DATA_LOSS if
  // its key has not signed it.
  static absl::StatusOr<LedgerVerifier> OfKnown(const TrustedCheckpoint& trusted);

  // Either of them, where `verifier_key`, if not empty, has to be the one of what is known: DATA_LOSS if it is another.
  static absl::StatusOr<LedgerVerifier> Of(const std::optional<TrustedCheckpoint>& known,
                                           const std::string& verifier_key);

  // Takes in the next message of a watch of the ledger from its first entry on: its key, its entries, and its
  // checkpoint. Fails as the methods below do.
  absl::Status TakeMessage(const registry::v1::WatchRecordsResponse& message);

  // Takes in the key that the registry says it signs with. Fails with DATA_LOSS if it is another than before,
  // INVALID_ARGUMENT if it is the first and no verifier key.
  absl::Status TakeKey(const std::string& verifier_key);

  // Takes in the next entry. Fails with DATA_LOSS if with it the ledger is another than the one verified before.
  absl::Status TakeEntry(std::string_view bytes);

  // Reads a checkpoint of the ledger named `ledger_id`. Fails with DATA_LOSS if it is none, of another ledger than that
  // or than the one verified before, or not signed with the key; with FAILED_PRECONDITION if no key is known.
  absl::StatusOr<Checkpoint> Open(std::string_view ledger_id, const std::string& note) const;

  // Verifies all entries so far against a signed checkpoint of them. Fails with DATA_LOSS if it is not what they make
  // up, and as Open does.
  absl::Status TakeCheckpoint(std::string_view ledger_id, const std::string& note);

  // Fails with DATA_LOSS if a ledger of `head` entries has fewer than were verified before.
  absl::Status CheckHead(int64_t head) const;

  // How many entries were taken in.
  int64_t size() const { return frontier_.size(); }

  // Of the checkpoints that were verified, now or before, the one of the most entries; nothing if none was. While a
  // known ledger is read again it stays as it is, so that whoever keeps it never knows less than before.
  const std::optional<TrustedCheckpoint>& last_verified() const { return last_verified_; }

 private:
  LedgerVerifier() = default;

  MerkleFrontier frontier_;
  std::string verifier_key_;              // Empty: not known yet.
  std::optional<NoteVerifier> verifier_;  // Of that key.
  std::string origin_;                    // Of what was verified, now or before; empty: nothing was.
  std::optional<Checkpoint> known_;       // What was verified before.
  std::optional<TrustedCheckpoint> last_verified_;
};

}  // namespace handover::ledger

#endif  // HANDOVER_LEDGER_LEDGER_VERIFIER_H_
