#include "clients/handoverctl/csv_source.h"

#include <csv.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/csv_cell.h"
#include "clients/handoverctl/record_cells.h"
#include "service_host/error.h"
#include "service_host/nearest_word.h"

namespace handover::ctl {
namespace {

// What spreadsheets put at the beginning of a file in UTF-8.
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// By how much the parser's room for a cell grows; by itself it takes 128 bytes, and a long cell is copied too often.
constexpr size_t kCellGrowthBytes = 64 << 10;

std::vector<std::string> KnownColumns() {
  std::vector<std::string> known = {kNameColumn, kKindColumn, kRevisionColumn, kRecordTimeColumn, kAuthorColumn};
  for (const CellColumn& column : ColumnsOfAllKinds()) known.push_back(column.path);
  return known;
}

}  // namespace

CsvSource::CsvSource(std::istream& in, std::string file)
    : lines_(in, std::move(file)), parser_(std::make_unique<csv_parser>()) {
  // It fails for want of memory alone, and takes none here.
  csv_init(parser_.get(), CSV_STRICT);
  csv_set_blk_size(parser_.get(), kCellGrowthBytes);
  csv_set_term_func(parser_.get(), [](unsigned char c) { return c == '\n' ? 1 : 0; });
}

CsvSource::~CsvSource() { csv_free(parser_.get()); }

absl::StatusOr<std::optional<PlacedRecord>> CsvSource::Next() {
  if (columns_.empty()) {
    const auto header = NextRow();
    if (!header.ok()) return header.status();
    if (!header->has_value()) return std::nullopt;
    if (absl::Status status = TakeHeader(**header); !status.ok()) return status;
  }
  const auto row = NextRow();
  if (!row.ok()) return row.status();
  if (!row->has_value()) return std::nullopt;
  if ((*row)->size() != columns_.size()) {
    return Wrong(absl::StrCat((*row)->size(), " cells, want ", columns_.size(), ", one for each column"));
  }
  std::map<std::string, std::string> cells;
  for (size_t i = 0; i < columns_.size(); ++i) cells.emplace(columns_[i], UnguardedCell((**row)[i]));
  auto record = RecordOfCells(cells);
  if (!record.ok()) return Wrong(std::string(record.status().message()));
  return PlacedRecord{*std::move(record), row_place_};
}

absl::StatusOr<std::optional<CsvSource::Row>> CsvSource::NextRow() {
  row_bytes_ = 0;
  for (;;) {
    auto line = lines_.Next();
    if (!line.ok()) return line.status();
    if (!line->has_value()) return AtEnd();
    std::string text = **std::move(line);
    if (lines_.place().line == 1 && text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
    if (text.ends_with('\r')) text.pop_back();
    if (row_bytes_ == 0) {
      if (text.find_first_not_of(" \t") == std::string::npos) continue;
      row_place_ = lines_.place();
    }
    text += '\n';
    row_bytes_ += text.size();
    if (row_bytes_ > LineReader::kLineBytesMax + 1)
      return Wrong("the row: longer than 1 MiB, want a quote that ends it");
    if (absl::Status status = Parse(text); !status.ok()) return status;
    if (!std::exchange(progress_.is_over, false)) continue;
    row_bytes_ = 0;
    Row row = std::exchange(progress_.cells, {});
    const bool is_empty = std::ranges::all_of(row, [](const std::string& cell) { return cell.empty(); });
    if (!is_empty) return row;
  }
}

absl::Status CsvSource::Parse(const std::string& text) {
  const auto add_cell = [](void* data, size_t size, void* progress) {
    static_cast<Progress*>(progress)->cells.emplace_back(size == 0 ? "" : static_cast<const char*>(data), size);
  };
  const auto end_row = [](int, void* progress) { static_cast<Progress*>(progress)->is_over = true; };
  const size_t parsed = csv_parse(parser_.get(), text.data(), text.size(), add_cell, end_row, &progress_);
  if (parsed == text.size()) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat(lines_.place().Text(), ": near ", Quoted(text.substr(parsed)),
                                                 ": a quote within a cell, want such a cell in quotes, and each quote "
                                                 "in it twice"));
}

absl::StatusOr<std::optional<CsvSource::Row>> CsvSource::AtEnd() {
  if (row_bytes_ == 0) return std::nullopt;
  return Wrong("the row: a quote begins in it and none ends it");
}

absl::Status CsvSource::TakeHeader(const Row& row) {
  const std::vector<std::string> known = KnownColumns();
  for (const std::string& name : row) {
    if (std::ranges::find(known, name) == known.end()) {
      return Wrong(absl::StrCat(Quoted(name), " is no column; the nearest is ", NearestWord(name, known)));
    }
    if (std::ranges::count(row, name) > 1) return Wrong(absl::StrCat(Quoted(name), " is a column twice, want it once"));
  }
  if (std::ranges::find(row, kNameColumn) == row.end()) {
    return Wrong(absl::StrCat("no column ", kNameColumn, ", want one that names each record"));
  }
  columns_ = row;
  return absl::OkStatus();
}

absl::Status CsvSource::Wrong(const std::string& what) const {
  return absl::InvalidArgumentError(absl::StrCat(row_place_.Text(), ": ", what));
}

}  // namespace handover::ctl
