#ifndef HANDOVER_REGISTRY_SERVICE_LOG_BATCH_H_
#define HANDOVER_REGISTRY_SERVICE_LOG_BATCH_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "handover/registry/v1/record.pb.h"
#include "handover/registry/v1/registry_service.pb.h"

namespace handover::registry {

// Batches that are sent one behind the other without waiting for answers: once one of them is refused, no later one is
// appended. Of the sequencer's writer alone.
struct BatchSeries {
  bool broken = false;  // Whether one was refused.
};

// Records that are to be appended together, all or none.
struct Batch {
  std::vector<v1::Record> records;                // 1 to kBatchRecordsMax, each of good shape.
  std::string author;                             // Who appends them, as it shall stand in every record.
  std::shared_ptr<BatchSeries> series = nullptr;  // Null: the batch stands alone.
  bool validate_only = false;                     // Whether to say what would become of them, and append none.
};

// Takes the answer to one batch: what became of each record once all of them are durable, or why none was appended.
using AppendDone = std::function<void(absl::StatusOr<v1::AppendRecordsResponse>)>;

// A batch that waits, and who waits for it.
struct QueuedBatch {
  Batch batch;
  size_t bytes = 0;  // The serialised size of the records.
  AppendDone done;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_LOG_BATCH_H_
