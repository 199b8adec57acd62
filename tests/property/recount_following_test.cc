#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ledger/record_name.h"
#include "tests/property/recount_case.h"
#include "tests/recount/mismatch_events.h"
#include "tests/recount/statement.h"
#include "tests/recount/timeline.h"

// Timelines, events of mismatches and what else is stated: the recount's against what is worked out by hand.
namespace handover::recount {
namespace {

namespace v1 = reconciliation::v1;
using registry::v1::CATEGORY_DECEASED_MILITARY;
using registry::v1::SOURCE_TIER_OFFICIAL_UNNAMED;
using registry::v1::SOURCE_TIER_SECONDARY_MEDIA;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kThere = RecountCase::Direction::kAlandToBland;

std::vector<std::string> IdsOfAlsoStated(const v1::Mismatch& mismatch) {
  std::vector<std::string> ids;
  for (const v1::Position& position : mismatch.also_stated()) ids.emplace_back(ledger::IdOf(position.record()));
  return ids;
}

TEST(RecountFollowingTest, OtherOrgansAndTheSilentSidesPressAreStatedBesideAOneSidedCount) {
  RecountCase it;
  it.Handover("h", kThere, 10);
  it.Received("h", "press", Remains(95), {.tier = SOURCE_TIER_SECONDARY_MEDIA});
  it.Sent("h", "unnamed", Remains(100), {.tier = SOURCE_TIER_OFFICIAL_UNNAMED});
  it.Sent("h", "ministry", Remains(100));
  it.Sent("h", "civilians", Remains(5), {.category = registry::v1::CATEGORY_DECEASED_CIVILIAN});
  EXPECT_THAT(IdsOfAlsoStated(it.MismatchOf("one-sided.h.deceased-military")), ElementsAre("press", "unnamed"));
  EXPECT_THAT(IdsOfAlsoStated(it.MismatchOf("one-sided.h.deceased-civilian")), IsEmpty());
}

TEST(RecountFollowingTest, WhatIsClosedShowsWhatWasAlsoStatedWhenItLastStood) {
  RecountCase it;
  it.Handover("h", kThere, 10);
  it.Sent("h", "s", Remains(100));
  it.Received("h", "r", Remains(95));
  it.Sent("h", "before", Remains(100), {.tier = SOURCE_TIER_SECONDARY_MEDIA});
  it.Received("h", "corrected", Remains(100), {.corrects = "r"});
  it.Sent("h", "after", Remains(100), {.tier = SOURCE_TIER_SECONDARY_MEDIA});
  const v1::Mismatch closed = it.MismatchOf("count.h.deceased-military");
  EXPECT_EQ(closed.state(), v1::MISMATCH_STATE_CLOSED);
  EXPECT_THAT(IdsOfAlsoStated(closed), ElementsAre("before"));
}

TEST(RecountFollowingTest, BesideARunningTotalStandsWhatItsPartyStatesForItsDate) {
  RecountCase it;
  it.Term("t", kThere, CATEGORY_DECEASED_MILITARY);
  it.Total("t", "press", kBland, 10, 7, {.tier = SOURCE_TIER_SECONDARY_MEDIA});
  it.Total("t", "headquarters", kBland, 10, 6, {});
  it.Total("t", "other-day", kBland, 11, 6, {});
  it.Total("t", "other-party", kAland, 10, 6, {});
  EXPECT_THAT(IdsOfAlsoStated(it.MismatchOf("running-total-not-sum.t.bbb.2025-06-11")), ElementsAre("press"));
  EXPECT_THAT(IdsOfAlsoStated(it.MismatchOf("running-total-not-sum.t.bbb.2025-06-12")), IsEmpty());
}

// "2025-06-11 100..100 98..98 2..2 1 0 0": the books, the gap, the handovers and at how many of these each is silent.
std::string TextOf(const v1::TimelinePoint& point) {
  const auto text = [](const v1::Interval& interval) {
    return (interval.has_least() ? std::to_string(interval.least()) : "") + ".." +
           (interval.has_most() ? std::to_string(interval.most()) : "") + " ";
  };
  return (point.event_date().empty() ? "" : point.event_date() + " ") + text(point.declared_by_sender()) +
         text(point.declared_by_receiver()) + text(point.gap()) + std::to_string(point.handovers()) + " " +
         std::to_string(point.sender_silent()) + " " + std::to_string(point.receiver_silent());
}

std::vector<std::string> TextsOf(const std::vector<v1::TimelinePoint>& points) {
  std::vector<std::string> texts;
  for (const v1::TimelinePoint& point : points) texts.push_back(TextOf(point));
  return texts;
}

// One handover that both count, one that the sender alone counts, and a running total on the day after.
RecountCase TwoHandoversAndATotal() {
  RecountCase it;
  it.Term("t", kThere, CATEGORY_DECEASED_MILITARY);
  it.Handover("second", kThere, 11);
  it.Sent("second", "s", Remains(50));
  it.Handover("first", kThere, 10);
  it.Sent("first", "s", Remains(100));
  it.Received("first", "r", Remains(98));
  it.Total("t", "total", kBland, 12, 98, {});
  return it;
}

TEST(RecountFollowingTest, AGapIsOpenFromTheFirstSilenceOn) {
  const RecountCase it = TwoHandoversAndATotal();
  const auto points = TimelineByEventDate(it.ledger(), "agreements/a/terms/t", it.Now().revision);
  EXPECT_THAT(TextsOf(points),
              ElementsAre("2025-06-11 100..100 98..98 2..2 1 0 0", "2025-06-12 150..150 98..98 ..52 2 0 1",
                          "2025-06-13 150..150 98..98 ..52 2 0 1"));
  EXPECT_EQ(points[1].running_totals_size(), 0);
  ASSERT_EQ(points[2].running_totals_size(), 1);
  EXPECT_EQ(points[2].running_totals(0).party(), kBland);
}

TEST(RecountFollowingTest, EveryBatchThatChangesABookIsAPoint) {
  const RecountCase it = TwoHandoversAndATotal();
  const auto points = TimelineByRecordTime(it.ledger(), "agreements/a/terms/t", it.Now().revision);
  EXPECT_THAT(TextsOf(points), ElementsAre("0..0 0..0 0..0 0 0 0", "50..50 0..0 ..50 1 0 1",
                                           "150..150 0..0 ..150 2 0 2", "150..150 98..98 ..52 2 0 1"));
  EXPECT_EQ(points[0].revision(), 6);   // The term's.
  EXPECT_EQ(points[1].revision(), 8);   // That of the first declaration.
  EXPECT_EQ(points[3].revision(), 11);  // That of the last.
}

TEST(RecountFollowingTest, AMismatchOpensChangesAndCloses) {
  RecountCase it;
  it.Handover("h", kThere, 10);
  it.Sent("h", "s", Remains(103));
  it.Received("h", "r", Remains(100));                                                        // Revision 8.
  it.Agree("e", "count.h.deceased-military", registry::v1::EXPLANATION_CODE_TALLY_ERROR, 3);  // 9 and 10.
  it.Received("h", "corrected", Remains(103), {.corrects = "r"});                             // 11.
  it.Handover("silent", kThere, 11);
  it.Sent("silent", "s", Remains(7));  // 13; the grace period is over at the end of the third day after.
  std::vector<std::string> texts;
  for (const v1::MismatchEvent& event : MismatchEvents(it.ledger(), "agreements/a", MidnightAfter(15))) {
    texts.push_back(v1::MismatchChange_Name(event.change()).substr(sizeof("MISMATCH_CHANGE")) + " " +
                    std::to_string(event.revision()) + " " + std::string(ledger::IdOf(event.mismatch().name())) + " " +
                    v1::MismatchState_Name(event.mismatch().state()).substr(sizeof("MISMATCH_STATE")));
  }
  EXPECT_THAT(
      texts,
      ElementsAre("OPENED 8 count.h.deceased-military OPEN", "CHANGED 9 count.h.deceased-military EXPLANATION_PROPOSED",
                  "CHANGED 10 count.h.deceased-military EXPLAINED", "CLOSED 11 count.h.deceased-military CLOSED",
                  "OPENED 13 one-sided.silent.deceased-military OPEN"));
  EXPECT_THAT(MismatchEvents(it.ledger(), "agreements/a", MidnightAfter(15) - absl::Nanoseconds(1)),
              ::testing::SizeIs(4));
}

}  // namespace
}  // namespace handover::recount
