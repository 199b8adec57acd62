#include "clients/handoverctl/number_text.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace handover::ctl {
namespace {

using reconciliation::v1::Interval;

Interval Of(std::optional<int64_t> least, std::optional<int64_t> most) {
  Interval interval;
  if (least.has_value()) interval.set_least(*least);
  if (most.has_value()) interval.set_most(*most);
  return interval;
}

TEST(NumberTextTest, SeparatesThousands) {
  struct Case {
    int64_t count;
    std::string want;
  };
  for (const Case& c : std::vector<Case>{{0, "0"},
                                         {7, "7"},
                                         {999, "999"},
                                         {1000, "1,000"},
                                         {6060, "6,060"},
                                         {100000, "100,000"},
                                         {1000000000, "1,000,000,000"},
                                         {-3, "-3"},
                                         {-999, "-999"},
                                         {-1200, "-1,200"},
                                         {INT64_MIN, "-9,223,372,036,854,775,808"}}) {
    EXPECT_EQ(CountText(c.count), c.want);
  }
}

TEST(NumberTextTest, SignsWhatIsAboveZero) {
  EXPECT_EQ(SignedText(3), "+3");
  EXPECT_EQ(SignedText(0), "0");
  EXPECT_EQ(SignedText(-1200), "-1,200");
}

TEST(NumberTextTest, SaysHowExactlyAQuantityWasStated) {
  struct Case {
    registry::v1::Precision precision;
    int64_t count;
    std::string want;
  };
  for (const Case& c : std::vector<Case>{{registry::v1::PRECISION_EXACT, 1248, "1,248"},
                                         {registry::v1::PRECISION_EXACT, 0, "0"},
                                         {registry::v1::PRECISION_AT_LEAST, 1001, "at least 1,001"},
                                         {registry::v1::PRECISION_AT_MOST, 100, "at most 100"},
                                         {registry::v1::PRECISION_APPROXIMATE, 1200, "about 1,200"},
                                         {registry::v1::PRECISION_UNDISCLOSED, 0, "not disclosed"}}) {
    registry::v1::Quantity quantity;
    quantity.set_precision(c.precision);
    quantity.set_count(c.count);
    EXPECT_EQ(QuantityText(quantity), c.want);
  }
}

TEST(NumberTextTest, WritesIntervals) {
  EXPECT_EQ(IntervalText(Of(6060, 6060)), "6,060");
  EXPECT_EQ(IntervalText(Of(0, 100)), "0 to 100");
  EXPECT_EQ(IntervalText(Of(1001, std::nullopt)), "at least 1,001");
  EXPECT_EQ(IntervalText(Of(std::nullopt, 5)), "at most 5");
}

TEST(NumberTextTest, NeverWritesTheUnknownAsZero) {
  EXPECT_EQ(IntervalText(Of(0, std::nullopt)), "0 or more");
  EXPECT_EQ(IntervalText(Of(0, 0)), "0");
}

TEST(NumberTextTest, WritesDifferencesWithTheirSigns) {
  EXPECT_EQ(DifferenceText(Of(3, 3)), "+3");
  EXPECT_EQ(DifferenceText(Of(-2, 5)), "-2 to +5");
  EXPECT_EQ(DifferenceText(Of(3, std::nullopt)), "+3 or more");
  EXPECT_EQ(DifferenceText(Of(std::nullopt, -1)), "-1 or less");
  EXPECT_EQ(DifferenceText(Of(std::nullopt, std::nullopt)), "not known");
}

TEST(NumberTextTest, OnlyACertainZeroIsZero) {
  EXPECT_TRUE(IsZero(Of(0, 0)));
  EXPECT_FALSE(IsZero(Of(0, 1)));
  EXPECT_FALSE(IsZero(Of(0, std::nullopt)));
  EXPECT_FALSE(IsZero(Of(std::nullopt, 0)));
  EXPECT_FALSE(IsZero(Of(std::nullopt, std::nullopt)));
}

}  // namespace
}  // namespace handover::ctl
