#include "clients/handoverctl/report/scale.h"

#include <array>

#include "absl/strings/str_cat.h"

namespace handover::ctl {
namespace {

constexpr int64_t kStepsMax = 5;

}  // namespace

std::vector<int64_t> Ticks(int64_t most) {
  int64_t step = 1;
  for (int64_t power = 1; step * kStepsMax < most; power *= 10) {
    for (const int64_t digit : {1, 2, 5, 10}) {
      step = digit * power;
      if (step * kStepsMax >= most) break;
    }
  }
  std::vector<int64_t> ticks = {0};
  while (ticks.back() < most) ticks.push_back(ticks.back() + step);
  return ticks;
}

double DayNumber(std::chrono::sys_days day) { return static_cast<double>(day.time_since_epoch().count()); }

std::string ShortDay(std::chrono::sys_days day) {
  constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::year_month_day date(day);
  return absl::StrCat(static_cast<unsigned>(date.day()), " ", kMonths.at(static_cast<unsigned>(date.month()) - 1));
}

}  // namespace handover::ctl
