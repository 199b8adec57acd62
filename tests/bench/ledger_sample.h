#ifndef HANDOVER_TESTS_BENCH_LEDGER_SAMPLE_H_
#define HANDOVER_TESTS_BENCH_LEDGER_SAMPLE_H_

#include <chrono>
#include <cstdint>
#include <vector>

namespace handover::bench {

using Instant = std::chrono::steady_clock::time_point;
using Seconds = std::chrono::duration<double>;

inline Instant Now() { return std::chrono::steady_clock::now(); }

// What one run of one contender gave. 0: does not apply.
struct Sample {
  double per_second = 0;
  double p50_us = 0;
  double p99_us = 0;
};

// Counts what was done and how long each step took. For one thread.
class Meter {
 public:
  // A step of `items` items took `time`.
  void Add(Seconds time, int64_t items = 1);

  // Items per second of the time that the steps took, one after the other.
  Sample OverSteps() const;

  // Items per second of `time`, during which steps ran side by side.
  Sample Over(Seconds time) const;

  int64_t items() const { return items_; }
  Seconds busy() const { return busy_; }

  // Takes in what another thread has counted.
  void Merge(const Meter& other);

 private:
  int64_t items_ = 0;
  Seconds busy_{0};
  std::vector<double> micros_;
};

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_SAMPLE_H_
