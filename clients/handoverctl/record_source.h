#ifndef HANDOVER_CLIENTS_HANDOVERCTL_RECORD_SOURCE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_RECORD_SOURCE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "handover/registry/v1/record.pb.h"

namespace handover::ctl {

// A line of a file, counted from 1.
struct LinePlace {
  std::string file;
  int64_t line = 0;

  // "records.ndjson:12"
  std::string Text() const { return absl::StrCat(file, ":", line); }
};

// A record, and where it stands.
struct PlacedRecord {
  registry::v1::Record record;
  LinePlace place;
};

// Where records are read from, one after the other. Not thread-safe.
class RecordSource {
 public:
  virtual ~RecordSource() = default;

  // The next record; nothing at the end. Fails with INVALID_ARGUMENT where there is something that is no record, and
  // with DATA_LOSS where it cannot be read; the message begins with the place. It is not to be called again after an
  // error.
  virtual absl::StatusOr<std::optional<PlacedRecord>> Next() = 0;

  // How many bytes have been read.
  virtual int64_t bytes_read() const = 0;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_RECORD_SOURCE_H_
