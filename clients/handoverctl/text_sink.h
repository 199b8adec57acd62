#ifndef HANDOVER_CLIENTS_HANDOVERCTL_TEXT_SINK_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_TEXT_SINK_H_

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "clients/handoverctl/record_cells.h"
#include "clients/handoverctl/record_sink.h"

namespace handover::ctl {

// Writes records as NDJSON: one in a line, as proto JSON.
class NdjsonSink : public RecordSink {
 public:
  // Writes to `out`, which must outlive it and is called `output` in errors.
  NdjsonSink(std::ostream& out, std::string output) : out_(out), output_(std::move(output)) {}

  absl::Status Begin(const ExportOrigin&) override { return absl::OkStatus(); }
  absl::Status Write(const registry::v1::Record& record) override;
  absl::Status End() override;

 private:
  std::ostream& out_;
  const std::string output_;
};

// Writes records as CSV with a column for every field of every kind, safe to open in a spreadsheet (csv_cell.h).
class CsvSink : public RecordSink {
 public:
  CsvSink(std::ostream& out, std::string output);

  absl::Status Begin(const ExportOrigin& origin) override;
  absl::Status Write(const registry::v1::Record& record) override;
  absl::Status End() override;

 private:
  std::ostream& out_;
  const std::string output_;
  const std::vector<CellColumn> columns_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_TEXT_SINK_H_
