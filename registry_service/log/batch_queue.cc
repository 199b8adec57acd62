#include "registry_service/log/batch_queue.h"

#include <utility>

#include "registry_service/log/limits.h"
#include "service_host/queue_error.h"

namespace handover::registry {

absl::Status BatchQueue::Push(QueuedBatch batch) {
  {
    const std::lock_guard lock(mutex_);
    if (!closed_.ok()) return closed_;
    if (batches_.size() >= kQueuedBatchesMax || bytes_ + batch.bytes > kQueuedBytesMax) {
      return QueueFull(batches_.size(), "batches are waiting to be appended");
    }
    bytes_ += batch.bytes;
    records_ += batch.batch.records.size();
    batches_.push_back(std::move(batch));
  }
  changed_.notify_one();
  return absl::OkStatus();
}

std::vector<QueuedBatch> BatchQueue::TakeGroup() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !batches_.empty() || !closed_.ok(); });
  std::vector<QueuedBatch> group;
  size_t group_records = 0;
  size_t group_bytes = 0;
  while (!batches_.empty()) {
    QueuedBatch& next = batches_.front();
    group_records += next.batch.records.size();
    group_bytes += next.bytes;
    if (!group.empty() && (group_records > kGroupRecordsMax || group_bytes > kGroupBytesMax)) break;
    bytes_ -= next.bytes;
    records_ -= next.batch.records.size();
    group.push_back(std::move(next));
    batches_.pop_front();
  }
  return group;
}

BatchQueue::Depth BatchQueue::depth() const {
  const std::lock_guard lock(mutex_);
  return {.batches = batches_.size(), .records = records_, .bytes = bytes_};
}

void BatchQueue::Close(absl::Status reason) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_.ok()) closed_ = std::move(reason);
  }
  changed_.notify_all();
}

}  // namespace handover::registry
