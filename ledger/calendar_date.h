#ifndef HANDOVER_LEDGER_CALENDAR_DATE_H_
#define HANDOVER_LEDGER_CALENDAR_DATE_H_

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace handover::ledger {

// Reads an ISO 8601 calendar date of the form "2025-06-16", from 1900-01-01 to 2199-12-31. Empty if `text` is none.
std::optional<std::chrono::sys_days> ParseDate(std::string_view text);

// Writes a date in that form.
std::string FormatDate(std::chrono::sys_days date);

}  // namespace handover::ledger

#endif  // HANDOVER_LEDGER_CALENDAR_DATE_H_
