#include "clients/handoverctl/report/disclosure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "clients/handoverctl/report/closeness.h"
#include "clients/handoverctl/report/report_maker.h"
#include "clients/handoverctl/report/report_page.h"
#include "tests/report/small_case.h"

namespace handover::ctl {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr auto kMilitary = registry::v1::CATEGORY_DECEASED_MILITARY;

std::string PublicPage(const std::vector<Counted>& handovers) {
  return ReportHtml(MakeReport(SmallCase(handovers), true));
}
std::string FullPage(const std::vector<Counted>& handovers) {
  return ReportHtml(MakeReport(SmallCase(handovers), false));
}

TEST(DisclosureTest, ShowsEverythingThatIsLarge) {
  const Disclosure disclosure = Disclosure::ForPublic(SmallCase({{1200, 1200}, {500, 480}}));
  EXPECT_TRUE(disclosure.ShowsCell(SmallCaseHandover(0), kMilitary));
  EXPECT_TRUE(disclosure.ShowsCell(SmallCaseHandover(1), kMilitary));
  EXPECT_TRUE(disclosure.ShowsTotals(kSmallCaseTerm));
}

TEST(DisclosureTest, WithholdsASmallCountWithEveryCounterThatHoldsIt) {
  const Disclosure disclosure = Disclosure::ForPublic(SmallCase({{1200, 1200}, {7, 7}, {500, 480}}));
  EXPECT_TRUE(disclosure.ShowsCell(SmallCaseHandover(0), kMilitary));
  EXPECT_FALSE(disclosure.ShowsCell(SmallCaseHandover(1), kMilitary));
  EXPECT_TRUE(disclosure.ShowsCell(SmallCaseHandover(2), kMilitary));
  EXPECT_TRUE(disclosure.ShowsCounter(kSmallCaseTerm, "2025-06-10"));
  EXPECT_FALSE(disclosure.ShowsCounter(kSmallCaseTerm, "2025-06-11"));
  EXPECT_FALSE(disclosure.ShowsCounter(kSmallCaseTerm, "2025-06-12"));
  EXPECT_FALSE(disclosure.ShowsTotals(kSmallCaseTerm));
}

TEST(DisclosureTest, HoldsASmallDifferenceToBeAsTellingAsASmallCount) {
  const Disclosure disclosure = Disclosure::ForPublic(SmallCase({{1200, 1200}, {1248, 1245}}));
  EXPECT_FALSE(disclosure.ShowsCell(SmallCaseHandover(1), kMilitary));
  EXPECT_FALSE(disclosure.ShowsTotals(kSmallCaseTerm));
}

TEST(DisclosureTest, ZeroAndTenAreShown) {
  EXPECT_TRUE(Disclosure::ForPublic(SmallCase({{0, 0}, {10, 0}})).ShowsTotals(kSmallCaseTerm));
  EXPECT_FALSE(Disclosure::ForPublic(SmallCase({{9, 0}})).ShowsTotals(kSmallCaseTerm));
}

TEST(DisclosureTest, WithholdsAllWhereLargeDifferencesLeaveASmallSum) {
  // +40 and -35: the net of 5 can be worked out from the two, so neither may stay.
  const Disclosure disclosure = Disclosure::ForPublic(SmallCase({{540, 500}, {600, 635}}));
  EXPECT_FALSE(disclosure.ShowsTotals(kSmallCaseTerm));
  EXPECT_FALSE(disclosure.ShowsCounter(kSmallCaseTerm, "2025-06-10"));
  EXPECT_FALSE(disclosure.ShowsCell(SmallCaseHandover(0), kMilitary));
  EXPECT_FALSE(disclosure.ShowsCell(SmallCaseHandover(1), kMilitary));
}

TEST(DisclosureTest, ShowsNoExplanationOfAMismatchThatIsNotKnown) {
  const Disclosure disclosure = Disclosure::ForPublic(SmallCase({{1200, 1200}}));
  EXPECT_FALSE(disclosure.ShowsMismatchNamed("agreements/a/mismatches/no-such-thing"));
}

TEST(DisclosureTest, SaysFewerThanTenOfWhatIsSmallAndWithheldOfTheRest) {
  const Disclosure disclosure;
  EXPECT_EQ(disclosure.Show(false, SignedAmount(-3)).text, "fewer than 10");
  EXPECT_EQ(disclosure.Show(false, SignedAmount(1248)).text, "withheld");
  EXPECT_FALSE(disclosure.Show(false, SignedAmount(1248)).is_drawn());
}

TEST(DisclosureTest, AWithheldNumberIsNowhereOnThePage) {
  const std::vector<Counted> handovers = {{123'451, 123'451}, {234'567, 234'564}};
  EXPECT_THAT(FullPage(handovers), HasSubstr("234,567"));
  const std::string page = PublicPage(handovers);
  EXPECT_THAT(page, HasSubstr("123,451"));
  EXPECT_THAT(page, HasSubstr("fewer than 10"));
  for (const char* number : {"234,567", "234,564", "358,018", "358,015", "234567", "https://example.org/"}) {
    EXPECT_THAT(page, Not(HasSubstr(number)));
  }
}

// 0, small or large: what a page may say even of a number that is withheld.
int KindOf(int64_t number) { return number == 0 ? 0 : IsSmall(number) ? 1 : 2; }

bool AreAlike(const Counted& one, const Counted& other) {
  return KindOf(one.sent) == KindOf(other.sent) && KindOf(one.received) == KindOf(other.received) &&
         KindOf(one.sent - one.received) == KindOf(other.sent - other.received);
}

Counted AnyCounted(std::mt19937& random) {
  const auto up_to = [&random](int64_t most) { return std::uniform_int_distribution<int64_t>(0, most)(random); };
  Counted counted{.sent = up_to(3) == 0 ? up_to(12) : 100 + up_to(1900), .received = 0};
  counted.received = up_to(1) == 0 ? counted.sent : std::max<int64_t>(0, counted.sent - 40 + up_to(80));
  return counted;
}

// What is withheld of `handovers` under another number of its kind wherever there is one.
std::vector<Counted> Disguised(const std::vector<Counted>& handovers, std::mt19937& random) {
  const Disclosure disclosure = Disclosure::ForPublic(SmallCase(handovers));
  std::vector<Counted> others = handovers;
  for (size_t i = 0; i < handovers.size(); ++i) {
    const Counted other = AnyCounted(random);
    if (!disclosure.ShowsCell(SmallCaseHandover(i), kMilitary) && AreAlike(handovers[i], other)) others[i] = other;
  }
  return others;
}

// Which cells are shown, and whether the totals differ: what anybody may know.
std::vector<bool> OutlineOf(const std::vector<Counted>& handovers) {
  const Disclosure disclosure = Disclosure::ForPublic(SmallCase(handovers));
  std::vector<bool> outline;
  int64_t net = 0;
  for (size_t i = 0; i < handovers.size(); ++i) {
    outline.push_back(disclosure.ShowsCell(SmallCaseHandover(i), kMilitary));
    net += handovers[i].sent - handovers[i].received;
  }
  outline.push_back(net == 0);
  return outline;
}

// Whatever is withheld may be any other number of its kind, and the page is the same to the letter, charts included. So
// nothing on it, alone or together, tells the number.
TEST(DisclosureTest, NothingOnThePageDependsOnANumberThatIsWithheld) {
  std::mt19937 random(20250616);
  int disguised_cases = 0;
  for (int round = 0; round < 1000; ++round) {
    std::vector<Counted> handovers(std::uniform_int_distribution<size_t>(1, 6)(random));
    for (Counted& counted : handovers) counted = AnyCounted(random);
    const std::vector<Counted> others = Disguised(handovers, random);
    if (FullPage(handovers) == FullPage(others) || OutlineOf(handovers) != OutlineOf(others)) continue;
    ++disguised_cases;
    ASSERT_TRUE(PublicPage(handovers) == PublicPage(others)) << "round " << round;
  }
  EXPECT_GE(disguised_cases, 50);
}

}  // namespace
}  // namespace handover::ctl
