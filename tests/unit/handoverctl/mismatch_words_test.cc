#include "clients/handoverctl/mismatch_words.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "tests/unit/handoverctl/reckoning_builder.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::Mismatch;
using reconciliation::v1::MismatchKind;

// Of a handover, between the two sides.
constexpr char kAtStageFive[] = R"(
    handover: "agreements/a/handovers/h5" stage: "stage 5" date: "2025-06-16" category: CATEGORY_CIVILIAN_DETAINEE
    positions { party: "parties/rus" role: ROLE_SENDER } positions { party: "parties/ukr" role: ROLE_RECEIVER })";

// Of running totals, and of a term as a whole.
constexpr char kInAll[] = R"(
    date: "2025-06-16" positions { party: "parties/ukr" } positions { party: "parties/ukr" } )";

std::string HeadlineOf(MismatchKind kind, const std::string& text) {
  auto mismatch = FromText<Mismatch>(text);
  mismatch.set_kind(kind);
  return Headline(mismatch, TwoSides());
}

TEST(MismatchWordsTest, SaysEveryKindOfAHandoverAndNamesWhoStatedWhat) {
  struct Case {
    MismatchKind kind;
    std::string want;
  };
  for (const Case& c : std::vector<Case>{
           {reconciliation::v1::MISMATCH_KIND_COUNT, "the two counts differ"},
           {reconciliation::v1::MISMATCH_KIND_ONE_SIDED,
            "Russia alone has declared; silence is not zero, so no difference is reckoned"},
           {reconciliation::v1::MISMATCH_KIND_BASIS,
            "the two sides count on different bases, so nothing is subtracted"},
           {reconciliation::v1::MISMATCH_KIND_CATEGORY_SCOPE,
            "Russia alone counts civilians who are held; of what both count, the counts match"},
           {reconciliation::v1::MISMATCH_KIND_EVENT_DATE, "the two sides state different days"},
           {reconciliation::v1::MISMATCH_KIND_INTRA_PARTY_CONFLICT, "two figures of Russia that cannot both hold"},
           {reconciliation::v1::MISMATCH_KIND_OBSERVER_DIFFERENCE,
            "the counts of Russia and of the observer, Ukraine, differ"}}) {
    EXPECT_EQ(HeadlineOf(c.kind, kAtStageFive), "stage 5 (2025-06-16): " + c.want);
  }
}

TEST(MismatchWordsTest, SaysEveryKindOfRunningTotalsAndOfTerms) {
  struct Case {
    MismatchKind kind;
    std::string want;
  };
  for (const Case& c : std::vector<Case>{
           {reconciliation::v1::MISMATCH_KIND_RUNNING_TOTAL_BETWEEN_PARTIES, "running totals as of 2025-06-16 differ"},
           {reconciliation::v1::MISMATCH_KIND_RUNNING_TOTAL_NOT_SUM,
            "running total of Ukraine as of 2025-06-16 is not the sum of its own declarations"},
           {reconciliation::v1::MISMATCH_KIND_RUNNING_TOTAL_DECREASED,
            "running total of Ukraine as of 2025-06-16 is below an earlier one of its own"},
           {reconciliation::v1::MISMATCH_KIND_INTRA_PARTY_CONFLICT,
            "running total as of 2025-06-16: two figures of Ukraine that cannot both hold"},
           {reconciliation::v1::MISMATCH_KIND_READING_CONFLICT,
            "the term is read in different ways, which cannot all hold"},
           {reconciliation::v1::MISMATCH_KIND_OFFSETTING,
            "the differences of several handovers add up to 0 and are still there: a net of 0 is not agreement"},
           {reconciliation::v1::MISMATCH_KIND_OVER_CAP, "the book of Ukraine is above the most that a reading allows"},
           {reconciliation::v1::MISMATCH_KIND_OVERDUE_TERM,
            "the deadline has passed, and the number that is read has not been reached on both books"},
           {reconciliation::v1::MISMATCH_KIND_RECIPROCITY,
            "the two directions of an exchange of one for one differ"}}) {
    EXPECT_EQ(HeadlineOf(c.kind, kInAll), c.want);
  }
}

TEST(MismatchWordsTest, LeavesNoKindOfTheContractToAnotherWords) {
  const auto& kinds = *reconciliation::v1::MismatchKind_descriptor();
  std::set<std::string> headlines;
  for (int i = 1; i < kinds.value_count(); ++i) {
    const auto kind = static_cast<MismatchKind>(kinds.value(i)->number());
    headlines.insert(HeadlineOf(kind, std::string(kAtStageFive) + R"( summary: "s")"));
  }
  EXPECT_EQ(headlines.size(), static_cast<size_t>(kinds.value_count() - 1));
  EXPECT_FALSE(headlines.contains("s"));
}

TEST(MismatchWordsTest, SurvivesAMismatchWithoutPositions) {
  EXPECT_EQ(HeadlineOf(reconciliation::v1::MISMATCH_KIND_OVER_CAP, ""),
            "the book of a party is above the most that a reading allows");
}

TEST(MismatchWordsTest, PutsTheDifferenceInFrontButNeverALonelyZero) {
  EXPECT_EQ(
      HeadlineOf(reconciliation::v1::MISMATCH_KIND_OVER_CAP, std::string(kInAll) + "difference { least: 57 most: 57 }"),
      "+57  the book of Ukraine is above the most that a reading allows");
  EXPECT_TRUE(HeadlineOf(reconciliation::v1::MISMATCH_KIND_OFFSETTING, "difference { least: 0 most: 0 }")
                  .starts_with("the differences"));
}

TEST(MismatchWordsTest, SaysEveryStateInWords) {
  using reconciliation::v1::MismatchState;
  const std::vector<std::string> want = {"open",
                                         "open: an explanation is proposed, and none is answered",
                                         "open: explained in part",
                                         "explained in full, as the other side accepts",
                                         "open, disputed: an explanation is rejected",
                                         "left unexplained by common consent",
                                         "closed: it no longer stands, and is shown as it last stood",
                                         "unknown value 8"};
  for (size_t i = 0; i < want.size(); ++i) EXPECT_EQ(StateText(static_cast<MismatchState>(i + 1)), want[i]);
}

TEST(MismatchWordsTest, SaysOpenOfExactlyTheStatesThatCountAsOpen) {
  const auto& states = *reconciliation::v1::MismatchState_descriptor();
  for (int i = 1; i < states.value_count(); ++i) {
    Mismatch mismatch;
    mismatch.set_state(static_cast<reconciliation::v1::MismatchState>(states.value(i)->number()));
    EXPECT_EQ(IsOpen(mismatch), StateText(mismatch.state()).starts_with("open")) << states.value(i)->name();
  }
}

TEST(MismatchWordsTest, SaysWhatWouldSettleIt) {
  const std::vector<std::string> want = {"",
                                         "the sides confirmed or corrected their counts",
                                         "the sides laid their lists of the handover side by side",
                                         "what was received were examined",
                                         "the party corrected one of its own statements",
                                         "the silent side responded",
                                         "it were referred to those who made the agreement"};
  for (size_t i = 0; i < want.size(); ++i) {
    EXPECT_EQ(SettlementText(static_cast<reconciliation::v1::Settlement>(i)),
              want[i].empty() ? "" : "would be settled if " + want[i]);
  }
}

TEST(MismatchWordsTest, SaysSinceWhenItStands) {
  EXPECT_EQ(SinceText(FromText<Mismatch>(kStageFive)), "stands since 2025-06-16 12:00:00 UTC, revision 44");
  EXPECT_EQ(SinceText(FromText<Mismatch>("first_revision: 1044")), "stands since revision 1,044");
  EXPECT_EQ(SinceText(Mismatch()), "");
}

TEST(MismatchWordsTest, SaysThatItDoesNotDecideFulfilmentOnlyOfKindsThatTheRulesAskItOf) {
  EXPECT_EQ(MaterialText(FromText<Mismatch>("kind: MISMATCH_KIND_COUNT")),
            "does not decide fulfilment under any reading");
  EXPECT_EQ(MaterialText(FromText<Mismatch>("kind: MISMATCH_KIND_READING_CONFLICT")), "");
  EXPECT_EQ(MaterialText(FromText<Mismatch>("kind: MISMATCH_KIND_READING_CONFLICT material: true")),
            "could decide whether a reading is fulfilled");
}

}  // namespace
}  // namespace handover::ctl
