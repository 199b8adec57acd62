#include "clients/handoverctl/table_layout.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "clients/handoverctl/printable.h"
#include "clients/handoverctl/wrapped_text.h"

namespace handover::ctl {
namespace {

constexpr size_t kColumnGap = 2;
// How far the lines of a row stand in where a table is too wide to have columns.
constexpr size_t kStackedIndent = 2;

using Row = std::vector<std::string>;
using Widths = std::vector<size_t>;

bool HasHeaders(const TextTable& table) {
  return !std::ranges::all_of(table.columns, [](const Column& column) { return column.header.empty(); });
}

std::vector<Row> RowsWithHeaders(const TextTable& table) {
  std::vector<Row> rows;
  if (HasHeaders(table)) {
    Row& headers = rows.emplace_back();
    for (const Column& column : table.columns) headers.push_back(column.header);
  }
  rows.insert(rows.end(), table.rows.begin(), table.rows.end());
  return rows;
}

// What each column takes at the most, by `measure` of its cells.
Widths WidestOf(const std::vector<Row>& rows, size_t columns, size_t (*measure)(std::string_view)) {
  Widths widths(columns);
  for (const Row& row : rows) {
    for (size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], measure(row[i]));
  }
  return widths;
}

size_t SumOf(const Widths& widths) {
  const size_t gaps = widths.empty() ? 0 : kColumnGap * (widths.size() - 1);
  return std::accumulate(widths.begin(), widths.end(), gaps);
}

// Widens the narrowest that columns may be, those first that lack the most, until `width` is used up.
Widths Widened(Widths widths, const Widths& natural, size_t width) {
  for (size_t sum = SumOf(widths); sum < width; ++sum) {
    size_t neediest = 0;
    for (size_t i = 1; i < widths.size(); ++i) {
      if (natural[i] - widths[i] > natural[neediest] - widths[neediest]) neediest = i;
    }
    ++widths[neediest];
  }
  return widths;
}

// The lines of one row in columns.
void AddRow(const Row& row, const std::vector<Column>& columns, const Widths& widths, std::vector<std::string>& lines) {
  std::vector<std::vector<std::string>> cells;
  size_t height = 0;
  for (size_t i = 0; i < row.size(); ++i) {
    cells.push_back(Wrapped(row[i], std::max<size_t>(widths[i], 1)));
    height = std::max(height, cells.back().size());
  }
  for (size_t at = 0; at < height; ++at) {
    std::string line;
    for (size_t i = 0; i < cells.size(); ++i) {
      const std::string cell = at < cells[i].size() ? cells[i][at] : "";
      const std::string padding(widths[i] - ColumnsOf(cell), ' ');
      line += columns[i].align == Align::kRight ? padding + cell : cell + padding;
      line += std::string(kColumnGap, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    lines.push_back(line);
  }
}

// The lines of one row below one another, each cell behind its header; an empty line parts it from the row before.
void AddStackedRow(const Row& row, const std::vector<Column>& columns, size_t width, std::vector<std::string>& lines) {
  if (!lines.empty()) lines.emplace_back();
  bool is_first = true;
  for (size_t i = 0; i < row.size(); ++i) {
    if (row[i].empty()) continue;
    const std::string header = columns[i].header.empty() ? "" : columns[i].header + ": ";
    const size_t indent = is_first ? 0 : kStackedIndent;
    is_first = false;
    for (const std::string& line : Wrapped(header + row[i], width - indent)) {
      lines.push_back(std::string(indent, ' ') + line);
    }
  }
}

}  // namespace

std::vector<std::string> TableLines(const TextTable& table, size_t width) {
  const std::vector<Row> rows = RowsWithHeaders(table);
  const Widths natural = WidestOf(rows, table.columns.size(), ColumnsOf);
  std::vector<std::string> lines;
  const Widths narrowest = WidestOf(rows, table.columns.size(), LongestWordOf);
  if (SumOf(natural) > width && SumOf(narrowest) > width) {
    for (const Row& row : table.rows) AddStackedRow(row, table.columns, width, lines);
    return lines;
  }
  const Widths widths = SumOf(natural) <= width ? natural : Widened(narrowest, natural, width);
  for (const Row& row : rows) AddRow(row, table.columns, widths, lines);
  return lines;
}

}  // namespace handover::ctl
