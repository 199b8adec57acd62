#ifndef HANDOVER_REGISTRY_SERVICE_LOG_READ_POOL_H_
#define HANDOVER_REGISTRY_SERVICE_LOG_READ_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/status/status.h"

namespace handover::registry {

// A few threads on which the store is read: gRPC's own are few, and one that waits for a disk answers nobody. Safe from
// any thread.
class ReadPool {
 public:
  // Starts `threads` threads. At most `queued_max` reads wait for one.
  ReadPool(int threads, size_t queued_max);

  // Runs what is queued, and ends.
  ~ReadPool();
  ReadPool(const ReadPool&) = delete;
  ReadPool& operator=(const ReadPool&) = delete;

  // Runs `read` once on a thread of the pool. Fails with RESOURCE_EXHAUSTED (QUEUE_FULL) if too many wait; `read` then
  // never runs.
  absl::Status Submit(std::function<void()> read);

 private:
  void Run();

  const size_t queued_max_;

  std::mutex mutex_;  // Guards the queue and `ending_`.
  std::condition_variable changed_;
  std::deque<std::function<void()>> queue_;
  bool ending_ = false;

  std::vector<std::thread> threads_;  // Last, so that they start when all else is there.
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_LOG_READ_POOL_H_
