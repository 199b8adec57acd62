#ifndef HANDOVER_CLIENTS_HANDOVERCTL_RECORD_SINK_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_RECORD_SINK_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "handover/registry/v1/record.pb.h"

namespace handover::ctl {

// What an export is taken from.
struct ExportOrigin {
  std::string ledger_id;
  int64_t revision = 0;   // The head as of which it is.
  std::string agreement;  // A name; empty: the whole ledger.
};

// Where records are written, in the order of the ledger. Each method fails with OUTPUT_NOT_WRITTEN, and what was
// written is then not complete. Not thread-safe.
class RecordSink {
 public:
  virtual ~RecordSink() = default;

  // Called once, first.
  virtual absl::Status Begin(const ExportOrigin& origin) = 0;
  virtual absl::Status Write(const registry::v1::Record& record) = 0;
  // Called once, last: what was written is out then.
  virtual absl::Status End() = 0;
};

// The error of a sink: `output` could not be written, for `cause`.
absl::Status OutputNotWritten(const std::string& output, const std::string& cause);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_RECORD_SINK_H_
