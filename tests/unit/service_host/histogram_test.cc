#include "service_host/histogram.h"

#include <gtest/gtest.h>

#include <thread>

namespace handover {
namespace {

constexpr double kBounds[] = {1, 10, 100};

TEST(HistogramTest, CountsAValueUpToEachBoundThatItIsNotAbove) {
  Histogram histogram(kBounds);
  for (const double value : {0.5, 1.0, 1.5, 10.0, 100.5}) histogram.Observe(value);
  const Histogram::Reading reading = histogram.Read();
  EXPECT_EQ(reading.up_to, (std::vector<uint64_t>{2, 4, 4}));
  EXPECT_EQ(reading.count, 5U);
  EXPECT_EQ(reading.sum, 113.5);
}

TEST(HistogramTest, LosesNothingThatSeveralThreadsObserve) {
  constexpr int kEach = 100'000;
  Histogram histogram(kBounds);
  {
    const auto observe = [&histogram] {
      for (int i = 0; i < kEach; ++i) histogram.Observe(2);
    };
    const std::jthread one(observe);
    const std::jthread other(observe);
  }
  EXPECT_EQ(histogram.Read().count, 2U * kEach);
  EXPECT_EQ(histogram.Read().sum, 4.0 * kEach);
}

}  // namespace
}  // namespace handover
