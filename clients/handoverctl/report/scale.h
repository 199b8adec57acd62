#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_SCALE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_SCALE_H_

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace handover::ctl {

// Where values lie on a line of a chart.
struct Scale {
  double low = 0;   // The value at `from`.
  double high = 1;  // The value at `to`.
  double from = 0;  // In the chart's units.
  double to = 0;

  // The place of `value`; `from` where the scale has no extent.
  double At(double value) const { return high == low ? from : from + (value - low) / (high - low) * (to - from); }
};

// Round values from 0 up to the first one that is not below `most`, at most six of them, so that a reader can count on.
// `most` is at least 0.
std::vector<int64_t> Ticks(int64_t most);

// A day as a number, for a scale.
double DayNumber(std::chrono::sys_days day);

// "16 Jun"
std::string ShortDay(std::chrono::sys_days day);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_SCALE_H_
