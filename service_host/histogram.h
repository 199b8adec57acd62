#ifndef HANDOVER_SERVICE_HOST_HISTOGRAM_H_
#define HANDOVER_SERVICE_HOST_HISTOGRAM_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace handover {

// How many values fell below each of some bounds. Whoever observes never waits for whoever reads. Safe from any thread.
class Histogram {
 public:
  // What was observed so far. While values come in, the sum may be some of them ahead of the counts, or behind.
  struct Reading {
    std::vector<uint64_t> up_to;  // For each bound, how many values were not above it.
    uint64_t count = 0;           // All of them.
    double sum = 0;
  };

  // `bounds` ascend, and outlive the histogram.
  explicit Histogram(std::span<const double> bounds) : bounds_(bounds), counts_(bounds.size() + 1) {}

  void Observe(double value);
  Reading Read() const;
  std::span<const double> bounds() const { return bounds_; }

 private:
  const std::span<const double> bounds_;
  std::vector<std::atomic<uint64_t>> counts_;  // Of the values between two bounds; the last, of those above all.
  std::atomic<double> sum_ = 0;
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_HISTOGRAM_H_
