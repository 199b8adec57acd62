#ifndef HANDOVER_RECONCILIATION_SERVICE_FOLLOWER_FOLLOWER_H_
#define HANDOVER_RECONCILIATION_SERVICE_FOLLOWER_FOLLOWER_H_

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "absl/status/status.h"
#include "clients/cpp/registry_client.h"
#include "reconciliation_service/follower/live_accounts.h"

namespace handover::reconciliation {

// Follows a registry in a thread of its own and keeps the accounts up to date. It begins again where it stopped when
// the registry is lost, and ends for good when the ledger is no continuation of what it has read: accounts are never
// rebuilt in silence.
class Follower {
 public:
  // Told after every change whether the accounts can answer, and what has happened if something has.
  using Listener = std::function<void(bool can_answer, const absl::Status& event)>;

  // Begins to follow. `registry` and `accounts` must outlive the follower. `listener` is called from the follower's
  // thread.
  Follower(client::RegistryClient& registry, LiveAccounts& accounts, Listener listener);
  // Ends the watch, and waits for the thread.
  ~Follower();
  Follower(const Follower&) = delete;
  Follower& operator=(const Follower&) = delete;

 private:
  void Run();
  // Follows one watch until it ends, and says why it did.
  absl::Status FollowOnce();
  // Waits for `delay`, or until the follower shall stop. Returns whether it shall go on.
  bool Pause(absl::Duration delay);

  client::RegistryClient& registry_;
  LiveAccounts& accounts_;
  const Listener listener_;

  std::mutex mutex_;  // Guards what follows.
  std::condition_variable stop_changed_;
  bool stop_ = false;
  std::unique_ptr<client::RecordWatch> watch_;

  std::thread thread_;  // Last, so that everything else is there when it begins.
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_FOLLOWER_FOLLOWER_H_
