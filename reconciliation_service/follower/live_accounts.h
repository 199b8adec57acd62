#ifndef HANDOVER_RECONCILIATION_SERVICE_FOLLOWER_LIVE_ACCOUNTS_H_
#define HANDOVER_RECONCILIATION_SERVICE_FOLLOWER_LIVE_ACCOUNTS_H_

#include <functional>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "handover/reconciliation/v1/reconciliation_service.pb.h"
#include "handover/registry/v1/registry_service.pb.h"
#include "reconciliation_service/accounting/accounts.h"
#include "reconciliation_service/accounting/as_of.h"
#include "service_host/clock.h"

namespace handover::reconciliation {

// The accounts, and how far they can be relied on: one follower brings them up to date, and any number of callers ask.
// Thread-safe.
class LiveAccounts {
 public:
  // How long the registry may be silent before the accounts can no longer be relied on. It speaks every few seconds
  // when nothing happens.
  static constexpr absl::Duration kSilenceMax = absl::Seconds(15);

  // `clock` gives the time of answers.
  explicit LiveAccounts(Clock clock) : clock_(std::move(clock)) {}

  // Follower's side.

  // Takes in one message of a watch that was begun at revision(). Fails with DATA_LOSS if it does not continue what was
  // taken in before; the accounts have then diverged for good.
  absl::Status Take(const registry::v1::WatchRecordsResponse& message);
  // Says that the registry is out of reach, and why.
  void Lose(const absl::Status& why);
  // Says that the registry's ledger is no continuation of what was taken in, and how that showed. Nothing is answered
  // from then on.
  void Diverge(const absl::Status& why);
  // The last revision that has been taken in.
  ledger::Revision revision() const;

  // Callers' side.

  // An answer's work: it is given the accounts as they stand, held still for as long as it takes.
  using Question = std::function<absl::Status(const Accounts&, AsOf)>;

  // Runs `question`, and sets `basis` to what its answer rests on. Fails, without running it, with UNAVAILABLE
  // (NOT_CAUGHT_UP) while the registry's head has not been reached or the registry is lost, and with DATA_LOSS
  // (LEDGER_DIVERGED) once the ledger has failed a check.
  absl::Status Ask(const Question& question, v1::Basis& basis) const;

  // How far the registry has been read.
  v1::GetStatusResponse Status() const;
  // Whether Ask would run its question now.
  bool CanAnswer() const;

 private:
  absl::Status CheckContinues(const registry::v1::WatchRecordsResponse& message) const;
  absl::Status CheckCanAnswer(absl::Time now) const;
  v1::Basis BasisAt(absl::Time now) const;

  const Clock clock_;
  mutable std::shared_mutex mutex_;  // Guards all that follows.
  Accounts accounts_;
  std::string ledger_id_;  // Empty until the registry has spoken.
  v1::FollowState state_ = v1::FOLLOW_STATE_CONNECTING;
  ledger::Revision head_;  // As last heard.
  absl::Time last_heard_ = absl::InfinitePast();
  std::string detail_ = "the registry has not been reached yet";
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_FOLLOWER_LIVE_ACCOUNTS_H_
