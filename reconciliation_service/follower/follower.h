#ifndef HANDOVER_RECONCILIATION_SERVICE_FOLLOWER_FOLLOWER_H_
#define HANDOVER_RECONCILIATION_SERVICE_FOLLOWER_FOLLOWER_H_

#include <functional>
#include <memory>
#include <thread>

#include "absl/status/status.h"
#include "clients/cpp/registry_client.h"
#include "ledger/ledger_verifier.h"
#include "reconciliation_service/follower/live_accounts.h"

namespace handover::reconciliation {

// Follows a registry in a thread of its own and keeps the accounts up to date. It begins again where it stopped when
// the registry is lost, and ends for good when the ledger is no continuation of what it has read: accounts are never
// rebuilt in silence.
class Follower {
 public:
  // Told after every change whether the accounts can answer, and what has happened if something has.
  using Listener = std::function<void(bool can_answer, const absl::Status& event)>;

  // Told of every checkpoint that was verified.
  using OnVerified = std::function<void(const ledger::TrustedCheckpoint& checkpoint)>;

  // Begins to follow, and verifies with `verifier`, which has taken in nothing yet, every entry that comes. `registry`
  // and `accounts` must outlive the follower. `listener` and `on_verified` are called from the follower's thread.
  Follower(client::RegistryClient& registry, LiveAccounts& accounts, ledger::LedgerVerifier verifier, Listener listener,
           OnVerified on_verified);
  // Ends the watch, and waits for the thread.
  ~Follower();
  Follower(const Follower&) = delete;
  Follower& operator=(const Follower&) = delete;

 private:
  void Run();
  // Verifies one message, and then reckons with it.
  absl::Status Take(const registry::v1::WatchRecordsResponse& message);
  // Says that the registry is out of reach.
  void Lose(const absl::Status& why);
  // Says that there is no going on, and why.
  void Diverge(const absl::Status& why);

  LiveAccounts& accounts_;
  const Listener listener_;
  const OnVerified on_verified_;
  ledger::LedgerVerifier verifier_;  // Of the follower's thread alone.
  const std::unique_ptr<client::ResumingRecordWatch> watch_;
  std::thread thread_;  // Last, so that everything else is there when it begins.
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_FOLLOWER_FOLLOWER_H_
