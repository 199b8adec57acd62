#include "reconciliation_service/accounting/interval.h"

#include <gtest/gtest.h>

#include <limits>

#include "tests/unit/accounting/quantities.h"

namespace handover::reconciliation {
namespace {

constexpr std::nullopt_t kOpen = std::nullopt;

TEST(IntervalTest, EachPrecisionSaysWhatItSays) {
  registry::v1::Quantity approximate = Exact(7);
  approximate.set_precision(registry::v1::PRECISION_APPROXIMATE);
  EXPECT_EQ(ToInterval(Exact(7)), (Interval{7, 7}));
  EXPECT_EQ(ToInterval(AtLeast(7)), (Interval{7, kOpen}));
  EXPECT_EQ(ToInterval(AtMost(7)), (Interval{0, 7}));
  EXPECT_EQ(ToInterval(approximate), (Interval{0, kOpen}));
  EXPECT_EQ(ToInterval(Undisclosed()), (Interval{0, kOpen})) << "undisclosed is never zero";
}

TEST(IntervalTest, SumsAndDifferencesHoldEveryPossibleResult) {
  EXPECT_EQ((Interval{1, 2} + Interval{10, 20}), (Interval{11, 22}));
  EXPECT_EQ((Interval{1, 2} + Interval{10, kOpen}), (Interval{11, kOpen}));
  EXPECT_EQ((Interval{10, 20} - Interval{1, 2}), (Interval{8, 19}));
  EXPECT_EQ((Interval{10, 20} - Interval{1, kOpen}), (Interval{kOpen, 19}));
  EXPECT_EQ((Interval{10, kOpen} - Interval{1, kOpen}), (Interval{kOpen, kOpen}));
}

TEST(IntervalTest, AbsoluteValuesFoldAtZero) {
  EXPECT_EQ(Absolute({3, 5}), (Interval{3, 5}));
  EXPECT_EQ(Absolute({-5, -3}), (Interval{3, 5}));
  EXPECT_EQ(Absolute({-5, 3}), (Interval{0, 5}));
  EXPECT_EQ(Absolute({kOpen, -3}), (Interval{3, kOpen}));
  EXPECT_EQ(Absolute({kOpen, 3}), (Interval{0, kOpen}));
}

TEST(IntervalTest, SmallerTakesTheSmallerAtBothEnds) {
  EXPECT_EQ(Smaller({3, 8}, {5, 6}), (Interval{3, 6}));
  EXPECT_EQ(Smaller({3, kOpen}, {5, 6}), (Interval{3, 6}));
  EXPECT_EQ(Smaller({3, kOpen}, {5, kOpen}), (Interval{3, kOpen}));
}

TEST(IntervalTest, OverlapMeansANumberInBoth) {
  EXPECT_TRUE(Overlap({1, 3}, {3, 5}));
  EXPECT_FALSE(Overlap({1, 2}, {3, 5}));
  EXPECT_TRUE(Overlap({1001, kOpen}, {1200, 1200}));
  EXPECT_FALSE(Overlap({1001, kOpen}, {1000, 1000}));
  EXPECT_TRUE(Overlap({0, kOpen}, {0, kOpen}));
}

TEST(IntervalDeathTest, ArithmeticEndsTheProcessRatherThanToWrapAround) {
  EXPECT_DEATH(CheckedAdd(std::numeric_limits<int64_t>::max(), 1), "does not fit 64 bits");
  EXPECT_DEATH(CheckedSubtract(std::numeric_limits<int64_t>::min(), 1), "does not fit 64 bits");
}

}  // namespace
}  // namespace handover::reconciliation
