#include "ledger/calendar_date.h"

#include "absl/strings/str_format.h"

namespace handover::ledger {
namespace {

// The number that `digits` writes; -1 if another character stands among them.
int ReadDigits(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<std::chrono::sys_days> ParseDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = ReadDigits(text.substr(0, 4));
  const int month = ReadDigits(text.substr(5, 2));
  const int day = ReadDigits(text.substr(8, 2));
  if (year < 1900 || year > 2199 || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

std::string FormatDate(std::chrono::sys_days date) {
  const std::chrono::year_month_day parts{date};
  return absl::StrFormat("%04d-%02d-%02d", static_cast<int>(parts.year()), static_cast<unsigned>(parts.month()),
                         static_cast<unsigned>(parts.day()));
}

}  // namespace handover::ledger
