#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/property/recount_case.h"

// The recount against figures worked out by hand: what the engine is held against must be right itself.
namespace handover::recount {
namespace {

namespace v1 = reconciliation::v1;
using registry::v1::CATEGORY_CIVILIAN_DETAINEE;
using registry::v1::CATEGORY_DECEASED_MILITARY;
using registry::v1::CATEGORY_POW_OTHER;
using registry::v1::PRECISION_AT_LEAST;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Direction = RecountCase::Direction;

constexpr Direction kThere = Direction::kAlandToBland;
constexpr Direction kBack = Direction::kBlandToAland;

// Matches the interval from `least` to `most`.
MATCHER_P2(Runs, least, most, "") {
  return arg.has_least() && arg.has_most() && arg.least() == least && arg.most() == most;
}

// Matches the interval of one number.
MATCHER_P(Is, number, "") { return arg.has_least() && arg.has_most() && arg.least() == number && arg.most() == number; }

// The five stages of June 2025: 6,060 sent and 6,057 received, of the 6,000 that the sender reads.
RecountCase FiveStages() {
  RecountCase it;
  it.Term("t", kThere, CATEGORY_DECEASED_MILITARY);
  const auto target = Remains(6'000);
  it.Reading("t", "r", kAland, registry::v1::TERM_KIND_OBLIGATION, &target);
  const int64_t sent[] = {1'212, 1'200, 1'200, 1'200, 1'248};
  const int64_t received[] = {1'212, 1'200, 1'200, 1'200, 1'245};
  const int day[] = {10, 12, 13, 14, 15};
  for (int i = 0; i < 5; ++i) {
    const std::string number = std::to_string(i + 1);
    it.Handover("h" + number, kThere, day[i], "stage " + number);
    it.Sent("h" + number, "s", Remains(sent[i]));
    it.Received("h" + number, "r", Remains(received[i]));
  }
  return it;
}

TEST(RecountTest, StageFiveAccountsForTheWholeThree) {
  RecountCase it = FiveStages();
  it.Total("t", "a", kAland, 15, 6'060, {});
  it.Total("t", "b", kBland, 15, 6'057, {});
  EXPECT_THAT(it.StandingIds(it.Now()),
              ElementsAre("count.h5.deceased-military", "running-total-between-parties.t.2025-06-16"));
  const v1::Mismatch totals = it.MismatchOf("running-total-between-parties.t.2025-06-16");
  EXPECT_THAT(totals.difference(), Is(3));
  ASSERT_EQ(totals.localised_size(), 1);
  EXPECT_EQ(totals.localised(0).stage(), "stage 5");
  EXPECT_EQ(totals.localised(0).mismatch(), "agreements/a/mismatches/count.h5.deceased-military");
  EXPECT_THAT(totals.localised(0).difference(), Is(3));
  EXPECT_THAT(totals.not_localised(), Is(0));
  EXPECT_THAT(it.MismatchOf("count.h5.deceased-military").difference(), Is(3));
}

TEST(RecountTest, TheThreeDoesNotDecideWhetherSixThousandIsReached) {
  const RecountCase it = FiveStages();
  const v1::Completion completion = it.CompletionOf("t", "r");
  EXPECT_THAT(completion.declared_by_sender().count(), Is(6'060));
  EXPECT_THAT(completion.declared_by_receiver().count(), Is(6'057));
  EXPECT_THAT(completion.corroborated().count(), Is(6'057));
  EXPECT_THAT(completion.declared_by_sender().share_basis_points(), Is(10'100));
  EXPECT_EQ(completion.status(), v1::COMPLETION_STATUS_EXCEEDED);
  EXPECT_EQ(completion.exceeded_by(), 57);
  EXPECT_FALSE(it.MismatchOf("count.h5.deceased-military").material());
  EXPECT_EQ(it.Verdict(it.Now()), v1::VERDICT_OPEN);
}

TEST(RecountTest, TwentySevenAndFiftyOneAreSeventyEightAndOneSided) {
  RecountCase it;
  it.Term("back", kBack, CATEGORY_DECEASED_MILITARY);
  const auto target = Remains(6'000, PRECISION_AT_LEAST);
  it.Reading("back", "duty", kBland, registry::v1::TERM_KIND_OBLIGATION, &target);
  it.Reading("back", "none", kAland, registry::v1::TERM_KIND_NO_OBLIGATION);
  const int64_t received[] = {27, 0, 0, 0, 51};
  for (int i = 0; i < 5; ++i) {
    const std::string id = "h" + std::to_string(i + 1);
    it.Handover(id, kBack, 10 + i);
    it.Received(id, "r", Remains(received[i]));
  }
  EXPECT_THAT(it.StandingIds(it.Now()), ElementsAre("one-sided.h1.deceased-military", "one-sided.h2.deceased-military",
                                                    "one-sided.h3.deceased-military", "one-sided.h4.deceased-military",
                                                    "one-sided.h5.deceased-military", "reading-conflict.back"));
  const v1::Completion duty = it.CompletionOf("back", "duty");
  EXPECT_THAT(duty.declared_by_sender().count(), Is(0));
  EXPECT_THAT(duty.declared_by_receiver().count(), Is(78));
  EXPECT_THAT(duty.declared_by_receiver().remaining(), Is(5'922));
  EXPECT_THAT(duty.declared_by_receiver().share_basis_points(), Is(130));
  EXPECT_THAT(duty.corroborated().count(), Is(0));
  EXPECT_EQ(duty.match_counts().one_sided(), 5);
  EXPECT_EQ(duty.status(), v1::COMPLETION_STATUS_IN_PROGRESS);
  const v1::Completion none = it.CompletionOf("back", "none");
  EXPECT_EQ(none.status(), v1::COMPLETION_STATUS_NO_OBLIGATION);
  EXPECT_THAT(none.declared_by_receiver().count(), Is(78));
  EXPECT_FALSE(none.declared_by_receiver().has_remaining());
}

TEST(RecountTest, TwentyOwnSideRemainsLowerTheQualifyingFigureAlone) {
  RecountCase it = FiveStages();
  it.Finding("h1", "f", registry::v1::EXPLANATION_CODE_OWN_SIDE_REMAINS, 20);
  const v1::Completion completion = it.CompletionOf("t", "r");
  EXPECT_THAT(completion.declared_by_sender().count(), Is(6'060));
  EXPECT_THAT(completion.declared_by_receiver().count(), Is(6'057));
  EXPECT_THAT(completion.corroborated().count(), Is(6'057));
  EXPECT_THAT(completion.qualifying().count(), Is(6'037));
  EXPECT_THAT(completion.findings_not_accepted(), Is(0));
}

TEST(RecountTest, ThreeReturnedDoNotExplainTheOtherThree) {
  RecountCase it = FiveStages();
  it.Finding("h5", "f", registry::v1::EXPLANATION_CODE_RETURNED_TO_SENDER, 3);
  EXPECT_THAT(it.CompletionOf("t", "r").qualifying().count(), Is(6'054));
  const v1::Mismatch mismatch = it.MismatchOf("count.h5.deceased-military");
  EXPECT_EQ(mismatch.state(), v1::MISMATCH_STATE_OPEN);
  EXPECT_EQ(mismatch.bridge().accepted(), 0);
  EXPECT_THAT(mismatch.bridge().unexplained(), Is(3));
}

TEST(RecountTest, OffersChangeNothing) {
  RecountCase it = FiveStages();
  const std::string before = it.CompletionOf("t", "r").SerializeAsString();
  it.Offer("o", "t", 2'239);
  EXPECT_EQ(it.CompletionOf("t", "r").SerializeAsString(), before);
  EXPECT_THAT(it.StandingIds(it.Now()), ElementsAre("count.h5.deceased-military"));
}

TEST(RecountTest, MoreThanAThousandAgainstTwelveHundredIsUndecided) {
  RecountCase it;
  it.Term("t", kThere, CATEGORY_POW_OTHER);
  it.Handover("h", kThere, 15);
  it.Sent("h", "s", People(1'200), {.category = CATEGORY_POW_OTHER});
  it.Received("h", "r", People(1'001, PRECISION_AT_LEAST), {.category = CATEGORY_POW_OTHER});
  EXPECT_THAT(it.StandingIds(it.Now()), IsEmpty());
  EXPECT_EQ(it.CompletionOf("t", "as-written").match_counts().indeterminate(), 1);
  EXPECT_THAT(it.CompletionOf("t", "as-written").corroborated().count(), Runs(1'001, 1'200));
  EXPECT_EQ(it.Verdict(it.Now()), v1::VERDICT_UNDECIDED);
}

TEST(RecountTest, TwoOrgansOfOnePartyAreAConflictWithinIt) {
  RecountCase it = FiveStages();
  it.Total("t", "headquarters", kBland, 15, 6'057, {.day = 15});
  it.Total("t", "unnamed", kBland, 15, 6'060, {.tier = registry::v1::SOURCE_TIER_OFFICIAL_UNNAMED, .day = 17});
  const v1::Mismatch mismatch = it.MismatchOf("intra-party-conflict.t.running-total.bbb.2025-06-16");
  ASSERT_EQ(mismatch.positions_size(), 2);
  EXPECT_THAT(mismatch.positions(0).count(), Is(6'057));
  EXPECT_THAT(mismatch.positions(1).count(), Is(6'060));
  EXPECT_THAT(mismatch.difference(), Is(-3));
}

TEST(RecountTest, TheLaterOfTwoOrgansOfOneTierIsThePosition) {
  RecountCase it = FiveStages();
  it.Total("t", "headquarters", kBland, 15, 6'057, {.day = 15});
  it.Total("t", "minister", kBland, 15, 6'060, {.day = 17});
  const v1::Mismatch mismatch = it.MismatchOf("intra-party-conflict.t.running-total.bbb.2025-06-16");
  EXPECT_THAT(mismatch.positions(0).count(), Is(6'060));
  EXPECT_THAT(it.MismatchOf("running-total-not-sum.t.bbb.2025-06-16").difference(), Is(3));
}

TEST(RecountTest, SecondaryMediaIsNeverReckonedWith) {
  RecountCase it = FiveStages();
  it.Total("t", "headquarters", kBland, 15, 6'057, {});
  it.Total("t", "press", kBland, 15, 6'060, {.tier = registry::v1::SOURCE_TIER_SECONDARY_MEDIA, .day = 17});
  EXPECT_THAT(it.StandingIds(it.Now()), ElementsAre("count.h5.deceased-military"));
}

TEST(RecountTest, TwentyCiviliansThatOneSideCountsAreADifferenceOfScope) {
  RecountCase it;
  it.Handover("h", kThere, 15);
  it.Sent("h", "s", People(185), {.category = CATEGORY_POW_OTHER});
  it.Received("h", "r", People(185), {.category = CATEGORY_POW_OTHER});
  it.Received("h", "c", People(20), {.category = CATEGORY_CIVILIAN_DETAINEE});
  EXPECT_THAT(it.StandingIds(it.Now(18)), IsEmpty());
  EXPECT_EQ(it.Verdict(it.Now(18)), v1::VERDICT_UNDECIDED);
  EXPECT_THAT(it.StandingIds(it.Now(19)), ElementsAre("category-scope.h.civilian-detainee"));
  const v1::Mismatch mismatch = it.MismatchOf("category-scope.h.civilian-detainee");
  EXPECT_FALSE(mismatch.has_difference());
  ASSERT_EQ(mismatch.positions_size(), 1);
  EXPECT_THAT(mismatch.positions(0).count(), Is(20));
}

TEST(RecountTest, PlusThreeAndMinusThreeIsNeverGreen) {
  RecountCase it;
  it.Term("t", kThere, CATEGORY_DECEASED_MILITARY);
  it.Handover("h1", kThere, 10);
  it.Sent("h1", "s", Remains(103));
  it.Received("h1", "r", Remains(100));
  it.Handover("h2", kThere, 11);
  it.Sent("h2", "s", Remains(100));
  it.Received("h2", "r", Remains(103));
  const v1::Completion completion = it.CompletionOf("t", "as-written");
  EXPECT_THAT(completion.net_difference(), Is(0));
  EXPECT_THAT(completion.gross_difference(), Is(6));
  EXPECT_THAT(it.StandingIds(it.Now()),
              ElementsAre("count.h1.deceased-military", "count.h2.deceased-military", "offsetting.t"));
  EXPECT_EQ(it.Verdict(it.Now()), v1::VERDICT_OPEN);

  it.Agree("e1", "count.h1.deceased-military", registry::v1::EXPLANATION_CODE_TALLY_ERROR, 3);
  it.Agree("e2", "count.h2.deceased-military", registry::v1::EXPLANATION_CODE_TALLY_ERROR, -3);
  EXPECT_EQ(it.MismatchOf("count.h1.deceased-military").state(), v1::MISMATCH_STATE_EXPLAINED);
  EXPECT_EQ(it.MismatchOf("count.h2.deceased-military").state(), v1::MISMATCH_STATE_EXPLAINED);
  EXPECT_EQ(it.Verdict(it.Now()), v1::VERDICT_OPEN);

  it.Agree("e3", "offsetting.t", registry::v1::EXPLANATION_CODE_LEFT_UNEXPLAINED, 3);
  EXPECT_EQ(it.MismatchOf("offsetting.t").state(), v1::MISMATCH_STATE_ACCEPTED_UNEXPLAINED);
  EXPECT_EQ(it.Verdict(it.Now()), v1::VERDICT_SETTLED);
}

TEST(RecountTest, ACorrectionClosesTheMismatchAndLeavesTheEarlierAnswerAsItWas) {
  RecountCase it = FiveStages();
  const Moment before = it.Now();
  it.Sent("h5", "corrected", Remains(1'245), {.corrects = "s"});
  EXPECT_THAT(it.StandingIds(it.Now()), IsEmpty());
  EXPECT_EQ(it.Verdict(it.Now()), v1::VERDICT_RECONCILED);
  const v1::Mismatch closed = it.MismatchOf("count.h5.deceased-military");
  EXPECT_EQ(closed.state(), v1::MISMATCH_STATE_CLOSED);
  EXPECT_THAT(closed.difference(), Is(3));
  EXPECT_EQ(closed.first_revision(), before.revision);
  EXPECT_THAT(it.StandingIds(before), ElementsAre("count.h5.deceased-military"));
}

}  // namespace
}  // namespace handover::recount
