#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/acceptance/hard_case.h"

// The hard cases of how far an agreement is fulfilled, each told to a registry and asked of a reconciliation service.
namespace handover::test {
namespace {

namespace v1 = reconciliation::v1;
using recount::RecountCase;
using recount::Remains;
using testing::ElementsAre;

// Remains that Bland hands over: 27, 0, 0, 0 and 51, of which Aland, who received them, alone has spoken. Bland reads a
// duty of 6,000, each way, and Aland reads none of this way.
RecountCase SeventyEightReceived() {
  RecountCase it;
  it.Term("back", RecountCase::Direction::kBlandToAland, registry::v1::CATEGORY_DECEASED_MILITARY);
  const auto target = Remains(6'000);
  it.Reading("back", "duty", recount::kBland, registry::v1::TERM_KIND_OBLIGATION, &target);
  it.Reading("back", "none", recount::kAland, registry::v1::TERM_KIND_NO_OBLIGATION);
  const int64_t received[] = {27, 0, 0, 0, 51};
  const int day[] = {10, 12, 13, 14, 15};
  for (int i = 0; i < 5; ++i) {
    const std::string id = "h" + std::to_string(i + 1);
    it.Handover(id, RecountCase::Direction::kBlandToAland, day[i]);
    it.Received(id, "r", Remains(received[i]));
  }
  return it;
}

TEST(HardCaseTest, StageFiveAccountsForTheWholeThree) {
  RecountCase it = FiveStages();
  it.Total("t", "a", recount::kAland, 15, 6'060, {});
  it.Total("t", "b", recount::kBland, 15, 6'057, {});
  HardCase running(it);
  EXPECT_THAT(running.StandingIds(),
              ElementsAre("count.h5.deceased-military", "running-total-between-parties.t.2025-06-16"));

  const v1::Mismatch totals = running.MismatchOf("running-total-between-parties.t.2025-06-16");
  ASSERT_EQ(totals.positions_size(), 2);
  EXPECT_THAT(totals.positions(0).count(), Is(6'060));
  EXPECT_THAT(totals.positions(1).count(), Is(6'057));
  EXPECT_THAT(totals.difference(), Is(3));
  ASSERT_EQ(totals.localised_size(), 1);
  EXPECT_EQ(totals.localised(0).stage(), "stage 5");
  EXPECT_EQ(totals.localised(0).mismatch(), "agreements/a/mismatches/count.h5.deceased-military");
  EXPECT_THAT(totals.localised(0).difference(), Is(3));
  EXPECT_THAT(totals.not_localised(), Is(0));
  EXPECT_THAT(running.MismatchOf("count.h5.deceased-military").difference(), Is(3));
}

TEST(HardCaseTest, TheThreeDoesNotDecideFulfilmentAndIsAccountableAllTheSame) {
  HardCase running(FiveStages());
  const v1::Completion completion = running.CompletionOf("t", "r");
  EXPECT_EQ(completion.status(), v1::COMPLETION_STATUS_FULFILLED_ON_BOTH_BOOKS);
  EXPECT_EQ(completion.exceeded_by(), 57);
  EXPECT_FALSE(running.MismatchOf("count.h5.deceased-military").material());
  EXPECT_EQ(running.Verdict(), v1::VERDICT_OPEN);
}

TEST(HardCaseTest, TwentySevenAndThreeTimesNoneAndFiftyOneAreSeventyEightAndOneSided) {
  HardCase running(SeventyEightReceived());
  const v1::Completion completion = running.CompletionOf("back", "duty");
  EXPECT_THAT(completion.declared_by_receiver().count(), Is(27 + 0 + 0 + 0 + 51));
  EXPECT_THAT(completion.declared_by_sender().count(), Is(0));
  EXPECT_THAT(completion.corroborated().count(), Is(0));
  EXPECT_EQ(completion.match_counts().one_sided(), 5);
  EXPECT_EQ(completion.match_counts().matched(), 0) << "a silent side confirms nothing, not even none";
  const auto standing = running.StandingIds();
  ASSERT_EQ(standing.size(), 6U);
  EXPECT_EQ(standing.back(), "reading-conflict.back");
  for (int i = 0; i < 5; ++i) {
    const std::string id = "one-sided.h" + std::to_string(i + 1) + ".deceased-military";
    EXPECT_EQ(standing[static_cast<size_t>(i)], id);
    EXPECT_FALSE(running.MismatchOf(id).has_difference()) << "silence is not zero";
  }
}

TEST(HardCaseTest, SeventyEightIsOfSixThousandUnderOneReadingAndOfNoObligationUnderTheOther) {
  HardCase running(SeventyEightReceived());
  const v1::Completion duty = running.CompletionOf("back", "duty");
  EXPECT_EQ(duty.reading_party(), recount::kBland);
  EXPECT_EQ(duty.committed().count(), 6'000);
  EXPECT_EQ(duty.status(), v1::COMPLETION_STATUS_IN_PROGRESS);
  EXPECT_THAT(duty.declared_by_receiver().remaining(), Is(5'922));
  EXPECT_THAT(duty.declared_by_receiver().share_basis_points(), Is(130));

  const v1::Completion none = running.CompletionOf("back", "none");
  EXPECT_EQ(none.reading_party(), recount::kAland);
  EXPECT_EQ(none.status(), v1::COMPLETION_STATUS_NO_OBLIGATION);
  EXPECT_FALSE(none.has_committed());
  EXPECT_THAT(none.declared_by_receiver().count(), Is(78)) << "the figures are the same under every reading";
  EXPECT_FALSE(none.declared_by_receiver().has_remaining());
}

TEST(HardCaseTest, TwentyOwnSideRemainsLowerTheQualifyingFigureAlone) {
  RecountCase it = FiveStages();
  HardCase running(it);
  v1::Completion before = running.CompletionOf("t", "r");
  EXPECT_THAT(before.qualifying().count(), Is(6'057));

  it.Finding("h1", "f", registry::v1::EXPLANATION_CODE_OWN_SIDE_REMAINS, 20);
  running.Record(it);
  v1::Completion after = running.CompletionOf("t", "r");
  EXPECT_THAT(after.qualifying().count(), Is(6'037));
  EXPECT_EQ(after.latest_revision(), running.revision());
  for (v1::Completion* completion : {&before, &after}) {
    completion->clear_qualifying();
    completion->clear_latest_revision();
  }
  EXPECT_EQ(after.SerializeAsString(), before.SerializeAsString()) << "all else is as it was";
  EXPECT_THAT(running.StandingIds(), ElementsAre("count.h5.deceased-military"));
}

TEST(HardCaseTest, ThreeReturnedDoNotExplainTheOtherThree) {
  RecountCase it = FiveStages();
  it.Finding("h5", "f", registry::v1::EXPLANATION_CODE_RETURNED_TO_SENDER, 3);
  HardCase running(it);
  EXPECT_THAT(running.CompletionOf("t", "r").qualifying().count(), Is(6'054));
  const v1::Mismatch mismatch = running.MismatchOf("count.h5.deceased-military");
  EXPECT_EQ(mismatch.state(), v1::MISMATCH_STATE_OPEN);
  EXPECT_THAT(mismatch.difference(), Is(3));
  EXPECT_EQ(mismatch.bridge().accepted(), 0);
  EXPECT_EQ(mismatch.bridge().proposed(), 0);
  EXPECT_THAT(mismatch.bridge().unexplained(), Is(3));
  EXPECT_EQ(mismatch.explanations_size(), 0);
}

TEST(HardCaseTest, AnOfferChangesNothing) {
  RecountCase it = FiveStages();
  HardCase running(it);
  const std::string completion = running.CompletionOf("t", "r").SerializeAsString();
  const std::string mismatch = running.MismatchOf("count.h5.deceased-military").SerializeAsString();
  EXPECT_EQ(running.Completions().offers_size(), 0);

  it.Offer("o", "t", 2'239);
  running.Record(it);
  EXPECT_EQ(running.CompletionOf("t", "r").SerializeAsString(), completion);
  EXPECT_EQ(running.MismatchOf("count.h5.deceased-military").SerializeAsString(), mismatch);
  EXPECT_THAT(running.StandingIds(), ElementsAre("count.h5.deceased-military"));
  const auto completions = running.Completions();
  ASSERT_EQ(completions.offers_size(), 1) << "it stands beside the completions";
  EXPECT_EQ(completions.offers(0).quantity().count(), 2'239);
}

}  // namespace
}  // namespace handover::test
