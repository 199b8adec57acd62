#include "service_host/feed.h"

#include <cassert>
#include <utility>

#include "service_host/limits.h"
#include "service_host/queue_error.h"

namespace handover {

Feed::Feed(ledger::Revision head, std::chrono::milliseconds tick_interval)
    : tick_interval_(tick_interval), head_(head), caller_([this] { Run(); }) {}

Feed::~Feed() {
  {
    const std::lock_guard lock(mutex_);
    assert(watchers_.empty());
    ended_ = true;
  }
  changed_.notify_one();
  caller_.join();
}

absl::StatusOr<Feed::WatcherId> Feed::Join() {
  const std::lock_guard lock(mutex_);
  if (closed_) return ShuttingDown();
  if (watchers_.size() >= kStreamsMax) return QueueFull(watchers_.size(), "watches are open");
  watchers_.try_emplace(++last_id_);
  return last_id_;
}

void Feed::Leave(WatcherId watcher) {
  const std::lock_guard lock(mutex_);
  watchers_.erase(watcher);
}

void Feed::Wait(WatcherId watcher, ledger::Revision after, Callback callback) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = watchers_.find(watcher);
    assert(found != watchers_.end() && found->second.callback == nullptr);
    Watcher& waiting = found->second;
    waiting.after = after;
    waiting.callback = std::move(callback);
    if (head_ <= after && !waiting.cancelled && !closed_) return;
    due_ = true;
  }
  changed_.notify_one();
}

void Feed::Cancel(WatcherId watcher) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = watchers_.find(watcher);
    if (found == watchers_.end()) return;
    found->second.cancelled = true;
    due_ = true;
  }
  changed_.notify_one();
}

void Feed::Publish(ledger::Revision head) {
  {
    const std::lock_guard lock(mutex_);
    if (head <= head_) return;
    head_ = head;
    due_ = true;
  }
  changed_.notify_one();
}

void Feed::Close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    due_ = true;
  }
  changed_.notify_one();
}

size_t Feed::watchers() const {
  const std::lock_guard lock(mutex_);
  return watchers_.size();
}

bool Feed::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

void Feed::Run() {
  auto next_tick = std::chrono::steady_clock::now() + tick_interval_;
  std::unique_lock lock(mutex_);
  while (!ended_) {
    changed_.wait_until(lock, next_tick, [this] { return due_ || ended_; });
    const auto now = std::chrono::steady_clock::now();
    const bool tick = now >= next_tick;
    if (tick) next_tick = now + tick_interval_;
    due_ = false;
    const std::vector<Call> calls = TakeDue(tick);
    lock.unlock();
    for (const Call& call : calls) call.callback(call.wake);
    lock.lock();
  }
}

std::vector<Feed::Call> Feed::TakeDue(bool tick) {
  std::vector<Call> calls;
  for (auto& [id, watcher] : watchers_) {
    if (watcher.callback == nullptr) continue;
    Wake wake = Wake::kTick;
    if (closed_) {
      wake = Wake::kClosed;
    } else if (watcher.cancelled) {
      wake = Wake::kCancelled;
    } else if (head_ > watcher.after) {
      wake = Wake::kMoved;
    } else if (!tick) {
      continue;
    }
    calls.push_back({std::exchange(watcher.callback, nullptr), wake});
  }
  return calls;
}

}  // namespace handover
