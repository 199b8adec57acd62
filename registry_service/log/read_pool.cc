#include "registry_service/log/read_pool.h"

#include <utility>

#include "registry_service/log/queue_error.h"

namespace handover::registry {

ReadPool::ReadPool(int threads, size_t queued_max) : queued_max_(queued_max) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { Run(); });
}

ReadPool::~ReadPool() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

absl::Status ReadPool::Submit(std::function<void()> read) {
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() >= queued_max_) return QueueFull(queue_.size(), "reads are waiting");
    queue_.push_back(std::move(read));
  }
  changed_.notify_one();
  return absl::OkStatus();
}

void ReadPool::Run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return !queue_.empty() || ending_; });
    if (queue_.empty()) return;
    std::function<void()> read = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    read();
    read = nullptr;  // What it holds goes while no lock is held.
    lock.lock();
  }
}

}  // namespace handover::registry
