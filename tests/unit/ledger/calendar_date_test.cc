#include "ledger/calendar_date.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace handover::ledger {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

TEST(CalendarDateTest, ADateIsTheDayThatItNames) {
  const struct {
    const char* text;
    int days_since_1970;
  } kRows[] = {
      {"1900-01-01", -25'567}, {"1969-12-31", -1},     {"1970-01-01", 0},      {"2000-02-29", 11'016},
      {"2000-03-01", 11'017},  {"2024-02-29", 19'782}, {"2025-06-16", 20'255}, {"2199-12-31", 84'005},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(ParseDate(row.text), sys_days(days(row.days_since_1970))) << row.text;
  }
}

TEST(CalendarDateTest, WhatIsNoDateOfThatFormIsRefused) {
  const char* const kRows[] = {
      "",                      // nothing
      "1899-12-31",            // before the first year
      "2200-01-01",            // after the last year
      "2025-00-10",            // no month 0
      "2025-13-10",            // no month 13
      "2025-06-00",            // no day 0
      "2025-04-31",            // April has 30 days
      "2025-02-29",            // 2025 is no leap year
      "2100-02-29",            // nor is a century that 400 does not divide
      "1900-02-29",            // likewise
      "2025-6-16",             // digits are missing
      "2025-06-161",           // one too many
      "2025/06/16",            // other separators
      "20250616",              // none
      "16-06-2025",            // another order
      "2025-06-1x",            // a letter
      "2025-+6-16",            // a sign
      " 2025-06-16",           // a space
      "2025-06-16T00:00:00Z",  // a time
  };
  for (const char* text : kRows) EXPECT_EQ(ParseDate(text), std::nullopt) << text;
  EXPECT_EQ(ParseDate(std::string_view("2025-06-1\0", 10)), std::nullopt) << "a zero byte";
}

TEST(CalendarDateTest, EveryDayIsReadAsItIsWritten) {
  const sys_days last = *ParseDate("2199-12-31");
  for (sys_days day = *ParseDate("1900-01-01"); day <= last; day += days(1)) {
    ASSERT_EQ(ParseDate(FormatDate(day)), day) << FormatDate(day);
  }
}

}  // namespace
}  // namespace handover::ledger
