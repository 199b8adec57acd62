#ifndef HANDOVER_CLIENTS_HANDOVERCTL_CSV_SOURCE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_CSV_SOURCE_H_

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/handoverctl/line_reader.h"
#include "clients/handoverctl/record_source.h"

struct csv_parser;

namespace handover::ctl {

// Records as CSV (RFC 4180): a first row that names the columns of record_cells.h, in any order and as many as are
// wanted, and one record in each row behind it. Empty rows are skipped. A cell that CsvCell has guarded is read as what
// it was. A row may go over several lines, and has at most LineReader::kLineBytesMax bytes.
class CsvSource : public RecordSource {
 public:
  // Reads from `in`, which must outlive it and is called `file` in errors.
  CsvSource(std::istream& in, std::string file);
  ~CsvSource() override;

  absl::StatusOr<std::optional<PlacedRecord>> Next() override;
  int64_t bytes_read() const override { return lines_.bytes_read(); }

 private:
  using Row = std::vector<std::string>;
  // What the parser hands over: the cells of the row that it is in, and whether that has come to its end.
  struct Progress {
    Row cells;
    bool is_over = false;
  };

  // The next row that is not empty; nothing at the end. `row_place_` says where it begins.
  absl::StatusOr<std::optional<Row>> NextRow();
  // Hands one line to the parser, with its end.
  absl::Status Parse(const std::string& line);
  absl::StatusOr<std::optional<Row>> AtEnd();
  // Takes the names of the columns.
  absl::Status TakeHeader(const Row& row);
  absl::Status Wrong(const std::string& what) const;

  LineReader lines_;
  LinePlace row_place_;
  size_t row_bytes_ = 0;  // How much of the row has been read; 0 before it begins.
  const std::unique_ptr<csv_parser> parser_;
  Progress progress_;
  std::vector<std::string> columns_;  // Empty until the first row is read.
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_CSV_SOURCE_H_
