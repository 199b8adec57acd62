#include "tests/bench/ledger_sample.h"

#include <algorithm>
#include <cstddef>

namespace handover::bench {
namespace {

// The smallest of `sorted` that at least `share` of them do not exceed; 0 of none.
double Percentile(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return 0;
  const auto last = static_cast<double>(sorted.size() - 1);
  return sorted[static_cast<size_t>(share * last + 0.5)];
}

}  // namespace

void Meter::Add(Seconds time, int64_t items) {
  items_ += items;
  busy_ += time;
  micros_.push_back(time.count() * 1e6);
}

Sample Meter::OverSteps() const { return Over(busy_); }

Sample Meter::Over(Seconds time) const {
  std::vector<double> sorted = micros_;
  std::ranges::sort(sorted);
  return {.per_second = time.count() > 0 ? static_cast<double>(items_) / time.count() : 0,
          .p50_us = Percentile(sorted, 0.5),
          .p99_us = Percentile(sorted, 0.99)};
}

void Meter::Merge(const Meter& other) {
  items_ += other.items_;
  busy_ += other.busy_;
  micros_.insert(micros_.end(), other.micros_.begin(), other.micros_.end());
}

}  // namespace handover::bench
