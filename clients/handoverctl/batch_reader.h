#ifndef HANDOVER_CLIENTS_HANDOVERCTL_BATCH_READER_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_BATCH_READER_H_

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "handover/registry/v1/registry_service.pb.h"

namespace handover::ctl {

// A line of a file, counted from 1.
struct LinePlace {
  std::string file;
  int64_t line = 0;

  // "records.ndjson:12"
  std::string Text() const;
};

// Records that are appended together.
struct Batch {
  registry::v1::AppendRecordsRequest request;
  std::vector<LinePlace> places;  // Where each record stands, in the order of the request.
};

// Reads records, one in a line as proto JSON, and makes batches of them. Blank lines are skipped. Not thread-safe.
class BatchReader {
 public:
  // The registry's own bounds are twice this, so that a batch never fails for its size alone.
  static constexpr int kRecordsMax = 500;
  static constexpr size_t kBatchBytesMax = 512 << 10;
  static constexpr size_t kLineBytesMax = 1 << 20;

  // Reads from `in`, which must outlive the reader and is called `file` in errors.
  BatchReader(std::istream& in, std::string file);

  // Returns the next records, at most kRecordsMax of them and, beyond the first, kBatchBytesMax bytes; none at the end.
  // Fails with INVALID_ARGUMENT at a line that is no record or longer than kLineBytesMax, DATA_LOSS if `in` cannot be
  // read; the message begins with the place. It is not to be called again after an error.
  absl::StatusOr<Batch> Next();

  // How many bytes have been read.
  int64_t bytes_read() const { return bytes_read_; }

 private:
  struct Line {
    registry::v1::Record record;
    LinePlace place;
  };

  absl::StatusOr<std::optional<Line>> ReadRecord();
  absl::StatusOr<std::optional<std::string>> ReadLine();

  std::istream& in_;
  LinePlace place_;
  int64_t bytes_read_ = 0;
  std::vector<char> buffer_;
  std::optional<Line> held_over_;  // Read already, and too large for the batch before.
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_BATCH_READER_H_
