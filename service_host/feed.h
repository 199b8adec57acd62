#ifndef HANDOVER_SERVICE_HOST_FEED_H_
#define HANDOVER_SERVICE_HOST_FEED_H_

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/status/statusor.h"
#include "ledger/entry.h"

namespace handover {

// Tells watchers that the head of what they follow has moved. A watcher joins, waits as often as it likes, one wait at
// a time, and leaves. The feed carries nothing else: a watcher reads what is new at its own pace.
//
// Every wait ends in one call of its callback, made from the feed's own thread and under no lock, so that neither the
// publisher nor a watcher ever pays for another watcher. Callbacks must not block. Safe from any thread.
class Feed {
 public:
  // Why a wait ended.
  enum class Wake {
    kMoved,      // The head is beyond what the watcher has.
    kTick,       // Nothing has come; it is time to say so.
    kCancelled,  // Cancel was called for this watcher.
    kClosed,     // The service is stopping.
  };
  using Callback = std::function<void(Wake)>;

  // A watcher's place at the feed. 0 is none.
  using WatcherId = int64_t;

  // How long a watcher stays silent at most.
  static constexpr std::chrono::milliseconds kTickInterval{2000};

  // `head` is the ledger's head now. Waits end with kTick every `tick_interval`.
  Feed(ledger::Revision head, std::chrono::milliseconds tick_interval);

  // Every watcher must have left.
  ~Feed();
  Feed(const Feed&) = delete;
  Feed& operator=(const Feed&) = delete;

  // Takes a place. Fails with RESOURCE_EXHAUSTED (QUEUE_FULL) if kStreamsMax are taken, UNAVAILABLE (SHUTTING_DOWN)
  // once the feed is closed.
  absl::StatusOr<WatcherId> Join();

  // Gives a place back. The watcher must not be waiting. Nothing happens for 0.
  void Leave(WatcherId watcher);

  // Waits until the head is above `after`, a tick, Cancel or Close. `watcher` has joined and is not waiting.
  void Wait(WatcherId watcher, ledger::Revision after, Callback callback);

  // Ends this wait of `watcher`, or its next one, with kCancelled. Nothing happens if it has left.
  void Cancel(WatcherId watcher);

  // Says that the ledger's head is `head`, at least.
  void Publish(ledger::Revision head);

  // Ends all waits from now on with kClosed.
  void Close();

  // How many places are taken.
  size_t watchers() const;

  // Whether Close was called.
  bool closed() const;

 private:
  struct Watcher {
    ledger::Revision after;
    Callback callback;  // Empty while the watcher is not waiting.
    bool cancelled = false;
  };
  struct Call {
    Callback callback;
    Wake wake;
  };

  void Run();
  // Takes out the waits that are over. The mutex is held.
  std::vector<Call> TakeDue(bool tick);

  const std::chrono::milliseconds tick_interval_;

  mutable std::mutex mutex_;  // Guards all below but the thread.
  std::condition_variable changed_;
  ledger::Revision head_;
  std::map<WatcherId, Watcher> watchers_;
  WatcherId last_id_ = 0;
  bool due_ = false;  // Whether a wait may be over for another reason than a tick.
  bool closed_ = false;
  bool ended_ = false;

  std::thread caller_;  // Last, so that it starts when all else is there.
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_FEED_H_
