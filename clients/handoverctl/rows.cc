#include "clients/handoverctl/rows.h"

#include <string_view>

#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "clients/handoverctl/printable.h"

namespace handover::ctl {
namespace {

std::string PlainCell(const std::string& cell) { return cell.empty() ? "-" : Printable(cell); }

std::string CsvCell(const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  return "\"" + absl::StrReplaceAll(cell, {{"\"", "\"\""}}) + "\"";
}

std::string LineOf(const std::vector<std::string>& cells, std::string (*form)(const std::string&), const char* gap) {
  return absl::StrJoin(cells, gap, [form](std::string* out, const std::string& cell) { *out += form(cell); });
}

}  // namespace

std::string PlainText(const Rows& rows) {
  std::string text;
  for (const auto& row : rows.rows) text += LineOf(row, PlainCell, "\t") + "\n";
  return text;
}

std::string CsvText(const Rows& rows, bool with_header) {
  std::string text = with_header ? LineOf(rows.columns, CsvCell, ",") + "\r\n" : "";
  for (const auto& row : rows.rows) text += LineOf(row, CsvCell, ",") + "\r\n";
  return text;
}

}  // namespace handover::ctl
