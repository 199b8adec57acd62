#ifndef HANDOVER_CLIENTS_HANDOVERCTL_PROGRESS_BAR_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_PROGRESS_BAR_H_

#include <cstdint>
#include <ostream>
#include <string>

#include "absl/time/time.h"
#include "service_host/clock.h"

namespace handover::ctl {

// What progress is counted in.
enum class ProgressUnit { kBytes, kRecords };

// How far something has come.
struct Progress {
  int64_t records = 0;
  ProgressUnit unit = ProgressUnit::kBytes;
  int64_t done = 0;   // In `unit`.
  int64_t total = 0;  // Likewise; 0: not known.
  absl::Duration elapsed;
};

// "[########        ]  50%  12,000 records  4,000/s  1.0 of 2.0 MiB  3s left", or counted in records, "[########
// ]  50%  12,000 of 24,000 records  4,000/s  3s left"; without what is not known where the total is not.
std::string ProgressText(const Progress& progress);

// Draws progress over and over on one line of a terminal, if there is one, until it goes out of scope. Not thread-safe.
class ProgressBar {
 public:
  // `terminal` must outlive the bar; null: nothing is drawn. `total` 0: not known.
  ProgressBar(std::ostream* terminal, Clock clock, ProgressUnit unit, int64_t total);
  ~ProgressBar() { Clear(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  // Draws, but not more often than ten times a second.
  void Update(int64_t records, int64_t done);

  // Takes the bar off the terminal.
  void Clear();

 private:
  std::ostream* const terminal_;
  const Clock clock_;
  const ProgressUnit unit_;
  const int64_t total_;
  const absl::Time started_;
  absl::Time drawn_ = absl::InfinitePast();
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_PROGRESS_BAR_H_
