#ifndef HANDOVER_REGISTRY_SERVICE_LOG_BATCH_QUEUE_H_
#define HANDOVER_REGISTRY_SERVICE_LOG_BATCH_QUEUE_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <vector>

#include "absl/status/status.h"
#include "registry_service/log/batch.h"

namespace handover::registry {

// The batches that wait for the sequencer, first come first served. Bounded by kQueuedBatchesMax and kQueuedBytesMax.
// Safe from any thread.
class BatchQueue {
 public:
  // Queues `batch`. Fails with RESOURCE_EXHAUSTED (QUEUE_FULL) if there is no room, or with the reason of Close: then
  // `done` is never called.
  absl::Status Push(QueuedBatch batch);

  // Waits until there is a batch, and takes it and those behind it, up to kGroupRecordsMax records and kGroupBytesMax
  // bytes beyond the first. Empty: the queue is closed, and all has been taken.
  std::vector<QueuedBatch> TakeGroup();

  // How much waits.
  struct Depth {
    size_t batches = 0;
    size_t records = 0;
    size_t bytes = 0;
  };
  Depth depth() const;

  // Refuses what comes from now on, with `reason`. What is queued stays to be taken. A second reason changes nothing.
  void Close(absl::Status reason);

 private:
  mutable std::mutex mutex_;  // Guards all below.
  std::condition_variable changed_;
  std::deque<QueuedBatch> batches_;
  size_t records_ = 0;
  size_t bytes_ = 0;
  absl::Status closed_;  // OK while the queue is open.
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_LOG_BATCH_QUEUE_H_
