#ifndef HANDOVER_CLIENTS_HANDOVERCTL_BATCH_READER_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_BATCH_READER_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/handoverctl/record_source.h"
#include "handover/registry/v1/registry_service.pb.h"

namespace handover::ctl {

// Records that are appended together.
struct Batch {
  registry::v1::AppendRecordsRequest request;
  std::vector<LinePlace> places;  // Where each record stands, in the order of the request.
};

// Makes batches of records. What the registry sets by itself, which an export bears, is left out. Not thread-safe.
class BatchReader {
 public:
  // The registry's own bounds are twice this, so that a batch never fails for its size alone.
  static constexpr int kRecordsMax = 500;
  static constexpr size_t kBatchBytesMax = 512 << 10;

  // `source` must outlive the reader.
  explicit BatchReader(RecordSource& source) : source_(source) {}

  // Returns the next records, at most kRecordsMax of them and, beyond the first, kBatchBytesMax bytes; none at the end.
  // Fails with the errors of the source. It is not to be called again after an error.
  absl::StatusOr<Batch> Next();

  // How many bytes have been read.
  int64_t bytes_read() const { return source_.bytes_read(); }

 private:
  RecordSource& source_;
  std::optional<PlacedRecord> held_over_;  // Read already, and too large for the batch before.
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_BATCH_READER_H_
