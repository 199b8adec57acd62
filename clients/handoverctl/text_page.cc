#include "clients/handoverctl/text_page.h"

#include <algorithm>

#include "clients/handoverctl/printable.h"

namespace handover::ctl {
namespace {

constexpr size_t kColumnGap = 2;

using Row = std::vector<std::string>;

std::vector<size_t> WidthsOf(const std::vector<Row>& rows) {
  std::vector<size_t> widths;
  for (const Row& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], ColumnsOf(row[i]));
  }
  return widths;
}

std::string Joined(const Row& row, const std::vector<Column>& columns, const std::vector<size_t>& widths) {
  std::string line;
  for (size_t i = 0; i < row.size(); ++i) {
    const std::string padding(widths[i] - ColumnsOf(row[i]), ' ');
    line += columns[i].align == Align::kRight ? padding + row[i] : row[i] + padding;
    line += std::string(kColumnGap, ' ');
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

void TextPage::AddLine(int indent, std::string_view line) {
  text_ += std::string(static_cast<size_t>(indent), ' ') + Printable(line) + "\n";
}

void TextPage::AddHeading(std::string_view heading) {
  AddLine(0, heading);
  AddLine(0, std::string(ColumnsOf(Printable(heading)), '-'));
}

void TextPage::AddGap() {
  if (!text_.empty() && !text_.ends_with("\n\n")) text_ += "\n";
}

void TextPage::AddTable(int indent, const TextTable& table) {
  std::vector<Row> rows;
  Row headers;
  for (const Column& column : table.columns) headers.push_back(column.header);
  if (!std::ranges::all_of(headers, &std::string::empty)) rows.push_back(headers);
  for (const Row& row : table.rows) {
    rows.emplace_back();
    for (const std::string& cell : row) rows.back().push_back(Printable(cell));
  }
  const std::vector<size_t> widths = WidthsOf(rows);
  for (const Row& row : rows) AddLine(indent, Joined(row, table.columns, widths));
}

}  // namespace handover::ctl
