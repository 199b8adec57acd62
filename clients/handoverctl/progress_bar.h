#ifndef HANDOVER_CLIENTS_HANDOVERCTL_PROGRESS_BAR_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_PROGRESS_BAR_H_

#include <cstdint>
#include <ostream>
#include <string>

#include "absl/time/time.h"
#include "service_host/clock.h"

namespace handover::ctl {

// How far an import has come.
struct Progress {
  int64_t records = 0;
  int64_t bytes_done = 0;
  int64_t bytes_total = 0;  // 0: not known.
  absl::Duration elapsed;
};

// "[##########          ]  50%  12,000 records  4,000/s  1.0 of 2.0 MiB"; without the bar and the total where that is
// not known.
std::string ProgressText(const Progress& progress);

// Draws progress over and over on one line of a terminal. Not thread-safe.
class ProgressBar {
 public:
  // `terminal` must outlive the bar. `bytes_total` 0: not known.
  ProgressBar(std::ostream& terminal, Clock clock, int64_t bytes_total);

  // Draws, but not more often than ten times a second.
  void Update(int64_t records, int64_t bytes_done);

  // Takes the bar off the terminal.
  void Clear();

 private:
  std::ostream& terminal_;
  const Clock clock_;
  const int64_t bytes_total_;
  const absl::Time started_;
  absl::Time drawn_ = absl::InfinitePast();
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_PROGRESS_BAR_H_
