#include "clients/handoverctl/csv_cell.h"

#include <csv.h>

#include <string_view>

namespace handover::ctl {
namespace {

constexpr char kGuard = '\'';
constexpr std::string_view kGuarded = "=+-@\t\r\n'";
// What a cell cannot hold outside of quotes; blanks at its ends would be lost.
constexpr std::string_view kQuoted = ",\"\r\n\t ";

bool IsGuarded(std::string_view text) { return !text.empty() && kGuarded.find(text.front()) != std::string_view::npos; }

}  // namespace

std::string CsvCell(const std::string& text) {
  const std::string guarded = IsGuarded(text) ? kGuard + text : text;
  if (guarded.find_first_of(kQuoted) == std::string::npos) return guarded;
  std::string cell(2 * guarded.size() + 2, '\0');
  cell.resize(csv_write(cell.data(), cell.size(), guarded.data(), guarded.size()));
  return cell;
}

std::string UnguardedCell(const std::string& cell) {
  const bool has_guard = cell.starts_with(kGuard) && IsGuarded(std::string_view(cell).substr(1));
  return has_guard ? cell.substr(1) : cell;
}

}  // namespace handover::ctl
