#include "reconciliation_service/accounting/mismatch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/accounting/ledger_builder.h"

namespace handover::reconciliation {
namespace {

using registry::v1::TERM_KIND_OBLIGATION;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(MismatchTest, TwoCountsThatCannotBothHoldAreOne) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h1", "2025-06-16").Sent("h1", "s", Exact(1248)).Received("h1", "r", Exact(1245));
  const auto mismatches = ledger.Mismatches();
  ASSERT_THAT(ledger.MismatchIds(), ElementsAre("count.h1.deceased-military"));
  const v1::Mismatch& mismatch = mismatches[0];
  EXPECT_EQ(Number(mismatch.difference()), 3) << "sender minus receiver";
  EXPECT_EQ(mismatch.term(), "agreements/a/terms/t");
  EXPECT_EQ(mismatch.date(), "2025-06-16");
  EXPECT_EQ(mismatch.positions(0).party(), "parties/aaa");
  EXPECT_EQ(mismatch.positions(0).record(), "agreements/a/handovers/h1/declarations/s");
  EXPECT_EQ(mismatch.positions(1).revision(), ledger.head().value);
  EXPECT_EQ(mismatch.summary(),
            "Aland declares 1,248 handed over and Bland declares 1,245 received on 2025-06-16, a difference of +3.");
}

TEST(MismatchTest, CountsThatMatchOrCanBothHoldAreNone) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h1", "2025-06-16").Sent("h1", "s", Exact(5)).Received("h1", "r", Exact(5));
  ledger.Handover("h2", "2025-06-17").Sent("h2", "s", AtLeast(1001)).Received("h2", "r", Exact(1200));
  ledger.Handover("h3", "2025-06-18").Sent("h3", "s", Undisclosed()).Received("h3", "r", Exact(0));
  EXPECT_THAT(ledger.MismatchIds(), IsEmpty());
}

TEST(MismatchTest, SilenceIsOneOnlyAfterTheGracePeriodAndIsNotZero) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h1", "2025-06-11").Received("h1", "r", Exact(27));
  EXPECT_THAT(ledger.MismatchesAt(ledger.Now(Midnight("2025-06-15") - absl::Seconds(1))), IsEmpty());
  ASSERT_THAT(ledger.MismatchIds(), ElementsAre("one-sided.h1.deceased-military"));
  EXPECT_FALSE(ledger.Mismatches()[0].has_difference());
  EXPECT_EQ(ledger.Mismatches()[0].summary(),
            "Bland declares 27 received on 2025-06-11, and the other side has declared no count.");
}

TEST(MismatchTest, ATermsOwnGracePeriodIsWaitedFor) {
  LedgerBuilder ledger;
  ledger.Term("t", TERM_KIND_OBLIGATION, {.grace_days = 10});
  ledger.Handover("h1", "2025-06-11").Received("h1", "r", Exact(27));
  EXPECT_THAT(ledger.MismatchesAt(ledger.Now(Midnight("2025-06-21"))), IsEmpty());
  EXPECT_EQ(ledger.MismatchesAt(ledger.Now(Midnight("2025-06-22"))).size(), 1U);
}

TEST(MismatchTest, ACorrectionRemovesItAndTheEarlierAnswerStays) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h1", "2025-06-16").Sent("h1", "s", Exact(1248)).Received("h1", "r", Exact(1245));
  const AsOf before = ledger.Now();
  ledger.Sent("h1", "s2", Exact(1245), {.corrects = "s"});
  EXPECT_THAT(ledger.MismatchIds(), IsEmpty());
  EXPECT_EQ(ledger.MismatchesAt(before).size(), 1U);
}

TEST(MismatchTest, AWithdrawalLeavesTheOtherSideAlone) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h1", "2025-06-16").Sent("h1", "s", Exact(1248)).Received("h1", "r", Exact(1245));
  ledger.Sent("h1", "s2", Exact(0), {.corrects = "s", .reason = registry::v1::CORRECTION_REASON_WITHDRAWAL});
  EXPECT_THAT(ledger.MismatchIds(), ElementsAre("one-sided.h1.deceased-military"));
}

// The registry admits it, and the accounts once held it for a ledger that has diverged.
TEST(MismatchTest, AWithdrawalCanItselfBeCorrected) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h1", "2025-06-16").Sent("h1", "s", Exact(5)).Received("h1", "r", Exact(5));
  ledger.Sent("h1", "s2", Exact(0), {.corrects = "s", .reason = registry::v1::CORRECTION_REASON_WITHDRAWAL});
  EXPECT_THAT(ledger.MismatchIds(), ElementsAre("one-sided.h1.deceased-military"));
  ledger.Sent("h1", "s3", Exact(7), {.corrects = "s2"});
  EXPECT_THAT(ledger.MismatchIds(), ElementsAre("count.h1.deceased-military"));
}

TEST(MismatchTest, AReclassificationMovesTheFigureToItsNewCategory) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h1", "2025-06-16").Sent("h1", "s", Exact(5)).Received("h1", "r", Exact(5));
  ledger.Received("h1", "r2", Exact(5),
                  {.corrects = "r",
                   .reason = registry::v1::CORRECTION_REASON_RECLASSIFICATION,
                   .category = registry::v1::CATEGORY_DECEASED_CIVILIAN});
  EXPECT_THAT(ledger.MismatchIds(), ElementsAre("one-sided.h1.deceased-civilian", "one-sided.h1.deceased-military"));
}

TEST(MismatchTest, StageFiveAccountsForTheWholeDifference) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h4", "2025-06-15").Sent("h4", "s", Exact(1200)).Received("h4", "r", Exact(1200));
  ledger.Handover("h5", "2025-06-16").Sent("h5", "s", Exact(1248)).Received("h5", "r", Exact(1245));
  ledger.Total("ta", "parties/aaa", "2025-06-16", Exact(2448)).Total("tb", "parties/bbb", "2025-06-16", Exact(2445));
  ASSERT_THAT(ledger.MismatchIds(),
              ElementsAre("count.h5.deceased-military", "running-total-between-parties.t.2025-06-16"));
  const v1::Mismatch mismatch = ledger.Mismatches()[1];
  EXPECT_EQ(Number(mismatch.difference()), 3);
  ASSERT_EQ(mismatch.localised_size(), 1);
  EXPECT_EQ(mismatch.localised(0).handover(), "agreements/a/handovers/h5");
  EXPECT_EQ(mismatch.localised(0).mismatch(), "agreements/a/mismatches/count.h5.deceased-military");
  EXPECT_EQ(Number(mismatch.localised(0).difference()), 3);
  EXPECT_EQ(Number(mismatch.not_localised()), 0);
  EXPECT_EQ(
      mismatch.summary(),
      "Aland states 2,448 handed over in all and Bland states 2,445 received in all as of 2025-06-16, a difference "
      "of +3: it lies wholly in 2025-06-16 (+3).");
}

TEST(MismatchTest, WhatNoHandoverAccountsForIsSaid) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h5", "2025-06-16").Sent("h5", "s", Exact(8)).Received("h5", "r", Exact(5));
  ledger.Handover("h6", "2025-06-17").Sent("h6", "s", Exact(8)).Received("h6", "r", Exact(1));
  ledger.Total("ta", "parties/aaa", "2025-06-16", Exact(8)).Total("tb", "parties/bbb", "2025-06-16", Exact(4));
  const auto mismatches = ledger.Mismatches();
  const auto found =
      std::ranges::find(mismatches, v1::MISMATCH_KIND_RUNNING_TOTAL_BETWEEN_PARTIES, &v1::Mismatch::kind);
  ASSERT_NE(found, mismatches.end());
  EXPECT_EQ(found->localised_size(), 1) << "what comes after the date is no part of it";
  EXPECT_EQ(Number(found->not_localised()), 1);
}

TEST(MismatchTest, APartysTotalIsHeldAgainstTheSumOfItsOwnDeclarations) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h1", "2025-06-15").Sent("h1", "s", Exact(7)).Received("h1", "r", Exact(7));
  ledger.Handover("h2", "2025-06-16").Sent("h2", "s", Exact(7)).Received("h2", "r", Exact(7));
  ledger.Total("a1", "parties/aaa", "2025-06-15", Exact(7)).Total("b1", "parties/bbb", "2025-06-18", Exact(17));
  ASSERT_THAT(ledger.MismatchIds(), ElementsAre("running-total-not-sum.t.bbb.2025-06-18"));
  const v1::Mismatch mismatch = ledger.Mismatches()[0];
  EXPECT_EQ(Number(mismatch.difference()), 3);
  EXPECT_EQ(mismatch.summary(),
            "Bland states 17 received in all as of 2025-06-18, and its own declarations up to then add up to 14, a "
            "difference of +3.");
}

TEST(MismatchTest, ATotalMayBeLargerThanASumWithGaps) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h1", "2025-06-15").Sent("h1", "s", Exact(7)).Received("h1", "r", Exact(7));
  ledger.Handover("h2", "2025-06-16").Sent("h2", "s", Exact(7));
  ledger.Total("b1", "parties/bbb", "2025-06-16", Exact(12));
  EXPECT_THAT(ledger.MismatchIds(), ElementsAre("one-sided.h2.deceased-military"));
  ledger.Total("b2", "parties/bbb", "2025-06-17", Exact(6));
  EXPECT_THAT(ledger.MismatchIds(),
              ElementsAre("one-sided.h2.deceased-military", "running-total-decreased.t.bbb.2025-06-17",
                          "running-total-not-sum.t.bbb.2025-06-17"))
      << "a total below the sum cannot hold, whatever is still to be declared";
}

TEST(MaterialityTest, ADifferenceIsMaterialIfItCouldTurnAnyReading) {
  struct Case {
    int64_t sent, received, owed;
    bool material;
  };
  const Case cases[] = {
      {6060, 6057, 6000, false},  // 6,057 less 3 is still above 6,000.
      {6002, 6001, 6000, false},  // 6,001 less 1 is 6,000: still fulfilled.
      {6003, 6001, 6000, true},   // 6,001 less 2 is not.
      {6003, 5999, 6000, true},   // As the sender says, both books reach it.
      {5990, 5980, 6000, false},  // Neither way reaches it.
  };
  for (const Case& c : cases) {
    const registry::v1::Quantity owed = AtLeast(c.owed);
    LedgerBuilder ledger;
    ledger.Term("t", TERM_KIND_OBLIGATION).Reading("r", "parties/bbb", TERM_KIND_OBLIGATION, &owed);
    ledger.Handover("h", "2025-06-16").Sent("h", "s", Exact(c.sent)).Received("h", "r", Exact(c.received));
    ASSERT_EQ(ledger.Mismatches().size(), 1U);
    EXPECT_EQ(ledger.Mismatches()[0].material(), c.material) << c.sent << " " << c.received;
  }
}

TEST(MaterialityTest, SilenceIsMaterialIfBreakingItCouldTurnAnyReading) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h0", "2025-06-10").Sent("h0", "s", Exact(1)).Received("h0", "r", Exact(1));
  ledger.Handover("h1", "2025-06-11").Received("h1", "r", Exact(8));
  EXPECT_FALSE(ledger.Mismatches()[0].material()) << "nine of ten, confirmed or not";
  ledger.Handover("h2", "2025-06-12").Received("h2", "r", Exact(1));
  for (const v1::Mismatch& mismatch : ledger.Mismatches()) EXPECT_TRUE(mismatch.material()) << mismatch.name();
}

}  // namespace
}  // namespace handover::reconciliation
