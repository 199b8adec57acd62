#ifndef HANDOVER_RECONCILIATION_SERVICE_FOLLOWER_LIVE_ACCOUNTS_H_
#define HANDOVER_RECONCILIATION_SERVICE_FOLLOWER_LIVE_ACCOUNTS_H_

#include <functional>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
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
  explicit LiveAccounts(Clock clock) : clock_(std::move(clock)), last_at_head_(clock_()) {}

  // Follower's side.

  // Takes in one message of a watch that was begun at taken(). Fails with DATA_LOSS if it does not continue what was
  // taken in before; the accounts have then diverged for good.
  absl::Status Take(const registry::v1::WatchRecordsResponse& message);
  // Says that the registry is out of reach, and why.
  void Lose(const absl::Status& why);
  // Says that the registry's ledger is no continuation of what was taken in, and how that showed. Nothing is answered
  // from then on.
  void Diverge(const absl::Status& why);
  // The last revision that has been taken in: where to go on.
  ledger::Revision taken() const;
  // The last revision that answers rest on; of the batch of `taken` more may be under way.
  ledger::Revision revision() const;

  // Callers' side.

  // An answer's work: it is given the accounts as they stand, held still for as long as it takes.
  using Question = std::function<absl::Status(const Accounts&, AsOf)>;

  // Runs `question` as of what `as_of` asks for, and sets `basis` to what its answer rests on. Fails, without running
  // it, with UNAVAILABLE (NOT_CAUGHT_UP) while the registry's head has not been reached, the registry is lost, or
  // `as_of.min_revision` has not been read; with DATA_LOSS (LEDGER_DIVERGED) once the ledger has failed a check; with
  // OUT_OF_RANGE (AS_OF_AHEAD) if a revision above the head or a time in the future is asked for.
  absl::Status Ask(const v1::AsOf& as_of, const Question& question, v1::Basis& basis) const;

  // As Ask, as of the last moment of which nothing more can be recorded: what is answered as of that stays so.
  absl::Status AskSettled(const Question& question, v1::Basis& basis) const;

  // Calls `done` once `revision` has been read, or can no longer be waited for, such as after kWaitMax: at once, or
  // later from the follower's thread. Fails with RESOURCE_EXHAUSTED (QUEUE_FULL) if kWaitsMax wait; `done` is then not
  // called.
  absl::Status WaitFor(ledger::Revision revision, std::function<void()> done) const;
  // Ends all waits, and lets nobody wait from now on.
  void CloseWaits();

  // How far the registry has been read.
  v1::GetStatusResponse Status() const;
  // The same in numbers, for whoever watches over the process.
  struct Progress {
    ledger::Revision followed;
    ledger::Revision head;  // As last heard.
    absl::Duration
        behind;  // How long ago the registry last said that all of it had been read; from the start on, if never.
  };
  Progress progress() const;
  // How many mismatches of each kind stand now, in all agreements together, by what has been read.
  std::map<v1::MismatchKind, int64_t> OpenMismatches() const;
  // Whether Ask would run its question now.
  bool CanAnswer() const;

 private:
  // As Take, but does not yet note a failure.
  absl::Status TakeIn(const registry::v1::WatchRecordsResponse& message);
  // Folds what has come, but for a batch whose rest may be under way: nobody is to see a part of one.
  absl::Status FoldWholeBatches(bool is_at_head);
  absl::Status CheckContinues(const registry::v1::WatchRecordsResponse& message) const;
  absl::Status CheckCanAnswer(absl::Time now) const;
  absl::StatusOr<AsOf> Resolve(const v1::AsOf& asked, absl::Time now) const;
  v1::Basis BasisAt(AsOf as_of) const;
  // Ends the waits that are over at `now`.
  void EndWaits(absl::Time now) const;

  const Clock clock_;
  mutable std::shared_mutex mutex_;  // Guards all that follows.
  Accounts accounts_;
  std::string ledger_id_;  // Empty until the registry has spoken.
  v1::FollowState state_ = v1::FOLLOW_STATE_CONNECTING;
  std::vector<registry::v1::Record> pending_;  // Of a batch whose rest may be under way. One batch at most.
  ledger::Revision head_;                      // As last heard.
  absl::Time settled_ = absl::InfinitePast();  // Up to then all that is recorded has been taken in.
  absl::Time last_heard_ = absl::InfinitePast();
  absl::Time last_at_head_;  // When it was last said that all is taken in; at first, the beginning.
  std::string detail_ = "the registry has not been reached yet";

  struct Wait {
    ledger::Revision revision;
    absl::Time deadline;
    std::function<void()> done;
  };
  mutable std::mutex waits_mutex_;  // Guards what follows. Never held together with mutex_.
  mutable std::vector<Wait> waits_;
  bool waits_are_closed_ = false;
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_FOLLOWER_LIVE_ACCOUNTS_H_
