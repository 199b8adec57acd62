#ifndef HANDOVER_CLIENTS_HANDOVERCTL_NDJSON_SOURCE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_NDJSON_SOURCE_H_

#include <istream>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "clients/handoverctl/line_reader.h"
#include "clients/handoverctl/record_source.h"

namespace handover::ctl {

// Records as NDJSON: one in a line, as proto JSON. Blank lines are skipped.
class NdjsonSource : public RecordSource {
 public:
  // Reads from `in`, which must outlive it and is called `file` in errors.
  NdjsonSource(std::istream& in, std::string file) : lines_(in, std::move(file)) {}

  absl::StatusOr<std::optional<PlacedRecord>> Next() override;
  int64_t bytes_read() const override { return lines_.bytes_read(); }

 private:
  LineReader lines_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_NDJSON_SOURCE_H_
