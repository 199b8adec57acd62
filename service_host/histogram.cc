#include "service_host/histogram.h"

#include <algorithm>

namespace handover {

void Histogram::Observe(double value) {
  const auto bound = std::ranges::lower_bound(bounds_, value);
  counts_[static_cast<size_t>(bound - bounds_.begin())].fetch_add(1, std::memory_order_relaxed);
  double sum = sum_.load(std::memory_order_relaxed);
  while (!sum_.compare_exchange_weak(sum, sum + value, std::memory_order_relaxed)) {
  }
}

Histogram::Reading Histogram::Read() const {
  Reading reading;
  for (size_t i = 0; i < counts_.size(); ++i) {
    reading.count += counts_[i].load(std::memory_order_relaxed);
    if (i < bounds_.size()) reading.up_to.push_back(reading.count);
  }
  reading.sum = sum_.load(std::memory_order_relaxed);
  return reading;
}

}  // namespace handover
