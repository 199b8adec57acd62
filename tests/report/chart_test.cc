#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "clients/handoverctl/report/bar_chart.h"
#include "clients/handoverctl/report/report_maker.h"
#include "clients/handoverctl/report/scale.h"
#include "clients/handoverctl/report/step_chart.h"
#include "clients/handoverctl/report/svg.h"
#include "clients/handoverctl/report/waterfall.h"
#include "tests/report/small_case.h"

namespace handover::ctl {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TermReport TermOf(const std::vector<Counted>& handovers, bool is_public = false) {
  return MakeReport(SmallCase(handovers), is_public).terms.at(0);
}

TEST(ScaleTest, TicksAreRoundAndReachTheMost) {
  EXPECT_THAT(Ticks(0), ElementsAre(0));
  EXPECT_THAT(Ticks(3), ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(Ticks(10), ElementsAre(0, 2, 4, 6, 8, 10));
  EXPECT_THAT(Ticks(6060), ElementsAre(0, 2000, 4000, 6000, 8000));
  EXPECT_EQ(Ticks(1'000'000'000).back(), 1'000'000'000);
}

TEST(ScaleTest, PlacesValuesInBothDirections) {
  const Scale down{.low = 0, .high = 100, .from = 200, .to = 0};
  EXPECT_EQ(down.At(0), 200);
  EXPECT_EQ(down.At(75), 50);
  EXPECT_EQ((Scale{.low = 5, .high = 5, .from = 10, .to = 20}.At(5)), 10);
}

TEST(SvgTest, WritesCoordinatesShort) {
  EXPECT_EQ(Coordinate(12), "12");
  EXPECT_EQ(Coordinate(12.345), "12.3");
  EXPECT_EQ(Coordinate(-0.01), "0");
}

TEST(SvgTest, CutsLongLabelsBetweenCharacters) {
  EXPECT_EQ(Fitted("Україна", 7), "Україна");
  EXPECT_EQ(Fitted("Україна", 5), "Укра…");
}

TEST(StepChartTest, RisesOnTheDayOfEachHandover) {
  const std::string chart = StepChart("x", TermOf({{1000, 1000}, {1000, 1000}})).text();
  // A day before, the two days and a day after: thirds of the width. Of 2,000, the first thousand is half the height.
  EXPECT_THAT(chart, HasSubstr("d=\"M52 236H211.3V126H370.7V16H530\""));
}

TEST(StepChartTest, ShadesTheGapOnTheDaysThatItIsThere) {
  EXPECT_THAT(StepChart("x", TermOf({{1000, 1000}})).text(), Not(HasSubstr("class=\"shade\"")));
  EXPECT_THAT(StepChart("x", TermOf({{1000, 900}})).text(), HasSubstr("class=\"shade\""));
}

TEST(StepChartTest, EndsBeforeTheFirstDayThatIsWithheld) {
  const std::string chart = StepChart("x", TermOf({{1000, 1000}, {3, 3}}, true)).text();
  EXPECT_THAT(chart, HasSubstr("d=\"M52 236H211.3V16H370.7\""));
  EXPECT_THAT(chart, HasSubstr("withheld from this day on"));
}

TEST(StepChartTest, IsNotThereWhereNothingMayBeDrawn) {
  EXPECT_TRUE(StepChart("x", TermOf({{3, 3}}, true)).empty());
  EXPECT_TRUE(BarChart("x", TermOf({{3, 3}}, true)).empty());
}

TEST(WaterfallTest, AddsUpToTheNetDifferenceAndToItsBridge) {
  const Waterfall waterfall = WaterfallOf(TermOf({{1030, 1000}, {1000, 1000}, {1000, 1050}}));
  ASSERT_EQ(waterfall.parts.size(), 3U);
  EXPECT_EQ(waterfall.parts[0].amount.text, "+30");
  EXPECT_EQ(waterfall.parts[1].amount.text, "-50");
  EXPECT_EQ(waterfall.parts[2].amount.text, "-20");
  ASSERT_EQ(waterfall.bridge.size(), 4U);
  EXPECT_EQ(waterfall.bridge[0].amount.text, "0");
  EXPECT_EQ(waterfall.bridge[3].amount.text, "-20");
}

TEST(WaterfallTest, PutsWhatIsTooMuchForOnePictureTogether) {
  std::vector<Counted> handovers(20, {1100, 1000});
  std::vector<Counted> many = handovers;
  many.insert(many.end(), handovers.begin(), handovers.begin() + 8);
  const Waterfall waterfall = WaterfallOf(TermOf(many));
  ASSERT_EQ(waterfall.parts.size(), kWaterfallPartsMax + 1);
  EXPECT_EQ(waterfall.parts[kWaterfallPartsMax - 1].what, "5 more handovers");
  EXPECT_EQ(waterfall.parts[kWaterfallPartsMax - 1].amount.text, "+500");
  EXPECT_EQ(waterfall.parts.back().amount.text, "+2,800");
}

}  // namespace
}  // namespace handover::ctl
