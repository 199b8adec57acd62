#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/acceptance/hard_case.h"

// The hard cases of what is a mismatch and what is none, each told to a registry and asked of a reconciliation service.
namespace handover::test {
namespace {

namespace v1 = reconciliation::v1;
using recount::People;
using recount::RecountCase;
using recount::Remains;
using registry::v1::CATEGORY_CIVILIAN_DETAINEE;
using registry::v1::CATEGORY_POW_OTHER;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr RecountCase::Direction kThere = RecountCase::Direction::kAlandToBland;

TEST(HardCaseTest, MoreThanAThousandAgainstTwelveHundredIsIndeterminateAndNoMismatch) {
  RecountCase it;
  it.Term("t", kThere, CATEGORY_POW_OTHER);
  it.Handover("h", kThere, 15);
  it.Sent("h", "s", People(1'200), {.category = CATEGORY_POW_OTHER});
  it.Received("h", "r", People(1'001, registry::v1::PRECISION_AT_LEAST), {.category = CATEGORY_POW_OTHER});
  HardCase running(it);
  EXPECT_THAT(running.StandingIds(), IsEmpty());
  const v1::Completion completion = running.CompletionOf("t", "as-written");
  EXPECT_EQ(completion.match_counts().indeterminate(), 1);
  EXPECT_EQ(completion.match_counts().different(), 0);
  EXPECT_EQ(completion.match_counts().matched(), 0);
  EXPECT_EQ(completion.corroborated().count().least(), 1'001);
  EXPECT_EQ(completion.corroborated().count().most(), 1'200);
  EXPECT_EQ(running.Verdict(), v1::VERDICT_UNDECIDED) << "it is no agreement either";
}

TEST(HardCaseTest, TwoFiguresOfTwoOrgansOfOnePartyAreAConflictWithinIt) {
  RecountCase it = FiveStages();
  it.Total("t", "headquarters", recount::kBland, 15, 6'057, {.day = 16});
  it.Total("t", "minister", recount::kBland, 15, 6'060,
           {.tier = registry::v1::SOURCE_TIER_OFFICIAL_UNNAMED, .day = 17});
  HardCase running(it);
  EXPECT_THAT(running.StandingIds(),
              ElementsAre("count.h5.deceased-military", "intra-party-conflict.t.running-total.bbb.2025-06-16"));
  const v1::Mismatch mismatch = running.MismatchOf("intra-party-conflict.t.running-total.bbb.2025-06-16");
  ASSERT_EQ(mismatch.positions_size(), 2);
  EXPECT_THAT(mismatch.positions(0).count(), Is(6'057)) << "the position: the better source tier holds";
  EXPECT_THAT(mismatch.positions(1).count(), Is(6'060));
  for (const v1::Position& position : mismatch.positions()) EXPECT_EQ(position.party(), recount::kBland);
  EXPECT_THAT(mismatch.difference(), Is(-3));
  EXPECT_EQ(mismatch.settlement(), v1::SETTLEMENT_CORRECT);
}

TEST(HardCaseTest, TwentyCiviliansThatOneSideCountsAreADifferenceOfCategoryAndNotOfCount) {
  RecountCase it;
  it.Handover("h", kThere, 15);
  it.Sent("h", "s", People(185), {.category = CATEGORY_POW_OTHER});
  it.Received("h", "r", People(185), {.category = CATEGORY_POW_OTHER});
  it.Received("h", "c", People(20), {.category = CATEGORY_CIVILIAN_DETAINEE});
  HardCase running(it);
  EXPECT_THAT(running.StandingIds(), ElementsAre("category-scope.h.civilian-detainee"));
  const v1::Mismatch mismatch = running.MismatchOf("category-scope.h.civilian-detainee");
  EXPECT_EQ(mismatch.kind(), v1::MISMATCH_KIND_CATEGORY_SCOPE);
  EXPECT_FALSE(mismatch.has_difference());
  ASSERT_EQ(mismatch.positions_size(), 1);
  EXPECT_EQ(mismatch.positions(0).party(), recount::kBland);
  EXPECT_THAT(mismatch.positions(0).count(), Is(20));
}

TEST(HardCaseTest, ThreeMoreAtOneHandoverAndThreeLessAtAnotherIsNeverGreen) {
  RecountCase it;
  it.Term("t", kThere, registry::v1::CATEGORY_DECEASED_MILITARY);
  it.Handover("h1", kThere, 10);
  it.Sent("h1", "s", Remains(103));
  it.Received("h1", "r", Remains(100));
  it.Handover("h2", kThere, 11);
  it.Sent("h2", "s", Remains(100));
  it.Received("h2", "r", Remains(103));
  HardCase running(it);
  const v1::Completion completion = running.CompletionOf("t", "as-written");
  EXPECT_THAT(completion.declared_by_sender().count(), Is(203));
  EXPECT_THAT(completion.declared_by_receiver().count(), Is(203));
  EXPECT_THAT(completion.net_difference(), Is(0));
  EXPECT_THAT(completion.gross_difference(), Is(6));
  EXPECT_THAT(running.StandingIds(),
              ElementsAre("count.h1.deceased-military", "count.h2.deceased-military", "offsetting.t"));
  EXPECT_EQ(running.Verdict(), v1::VERDICT_OPEN);

  it.Agree("e1", "count.h1.deceased-military", registry::v1::EXPLANATION_CODE_TALLY_ERROR, 3);
  it.Agree("e2", "count.h2.deceased-military", registry::v1::EXPLANATION_CODE_TALLY_ERROR, -3);
  running.Record(it);
  EXPECT_EQ(running.MismatchOf("count.h1.deceased-military").state(), v1::MISMATCH_STATE_EXPLAINED);
  EXPECT_EQ(running.MismatchOf("count.h2.deceased-military").state(), v1::MISMATCH_STATE_EXPLAINED);
  EXPECT_EQ(running.MismatchOf("offsetting.t").state(), v1::MISMATCH_STATE_OPEN);
  EXPECT_EQ(running.Verdict(), v1::VERDICT_OPEN) << "that both are explained explains nothing of the third";
}

}  // namespace
}  // namespace handover::test
