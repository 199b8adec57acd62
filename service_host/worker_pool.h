#ifndef HANDOVER_SERVICE_HOST_WORKER_POOL_H_
#define HANDOVER_SERVICE_HOST_WORKER_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/status/status.h"

namespace handover {

// A few threads for what takes its time: gRPC's own are few, and one that waits for a disk answers nobody. Safe from
// any thread.
class WorkerPool {
 public:
  // Starts `threads` threads. At most `queued_max` pieces of work wait for one.
  WorkerPool(int threads, size_t queued_max);

  // Runs what is queued, and ends.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // Runs `work` once on a thread of the pool. Fails with RESOURCE_EXHAUSTED (QUEUE_FULL) if too many wait; `work` then
  // never runs.
  absl::Status Submit(std::function<void()> work);

 private:
  void Run();

  const size_t queued_max_;

  std::mutex mutex_;  // Guards the queue and `ending_`.
  std::condition_variable changed_;
  std::deque<std::function<void()>> queue_;
  bool ending_ = false;

  std::vector<std::thread> threads_;  // Last, so that they start when all else is there.
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_WORKER_POOL_H_
