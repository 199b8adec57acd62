#include "clients/handoverctl/verdict_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/handoverctl/reckoning_builder.h"

namespace handover::ctl {
namespace {

// Of a verdict, and of mismatches in these states.
Reckoning Of(reconciliation::v1::Verdict verdict, const std::vector<reconciliation::v1::MismatchState>& states = {}) {
  Reckoning reckoning;
  reckoning.completions.set_verdict(verdict);
  reckoning.completions.add_completions()->mutable_match_counts()->set_matched(1);
  for (const auto state : states) reckoning.mismatches.add_mismatches()->set_state(state);
  return reckoning;
}

TEST(VerdictTextTest, SaysEachVerdictSoThatNobodyMisreadsIt) {
  EXPECT_EQ(VerdictLine(Of(reconciliation::v1::VERDICT_RECONCILED)),
            "RECONCILED: every handover matches and no mismatch stands");
  EXPECT_EQ(VerdictLine(Of(reconciliation::v1::VERDICT_SETTLED)),
            "SETTLED: mismatches stand, and the sides have explained each in full or left it unexplained by common "
            "consent");
  EXPECT_EQ(VerdictLine(Of(reconciliation::v1::VERDICT_UNDECIDED)),
            "UNDECIDED: no mismatch is open, but of some handover a side is still waited for, or what was stated is "
            "not exact enough to say whether the sides agree");
}

TEST(VerdictTextTest, CountsTheMismatchesThatAreOpenAndNoOthers) {
  EXPECT_EQ(VerdictLine(Of(
                reconciliation::v1::VERDICT_OPEN,
                {reconciliation::v1::MISMATCH_STATE_OPEN, reconciliation::v1::MISMATCH_STATE_EXPLANATION_PROPOSED,
                 reconciliation::v1::MISMATCH_STATE_PARTLY_EXPLAINED, reconciliation::v1::MISMATCH_STATE_DISPUTED,
                 reconciliation::v1::MISMATCH_STATE_EXPLAINED, reconciliation::v1::MISMATCH_STATE_ACCEPTED_UNEXPLAINED,
                 reconciliation::v1::MISMATCH_STATE_CLOSED})),
            "OPEN: 4 mismatches are open, whatever the differences add up to");
}

TEST(VerdictTextTest, SaysThatNothingIsDeclaredBesideAVerdictThatNothingContradicts) {
  Reckoning empty;
  empty.completions.set_verdict(reconciliation::v1::VERDICT_RECONCILED);
  EXPECT_EQ(VerdictLine(empty),
            "RECONCILED: every handover matches and no mismatch stands; no handover has been declared yet");
}

TEST(VerdictTextTest, NeverTakesAMissingVerdictForAGoodOne) {
  EXPECT_EQ(VerdictLine(Of(reconciliation::v1::VERDICT_UNSPECIFIED)),
            "NO VERDICT: the service has not said how the agreement stands as a whole");
  EXPECT_EQ(VerdictLine(Of(static_cast<reconciliation::v1::Verdict>(77))), "NO KNOWN VERDICT: unknown value 77");
}

}  // namespace
}  // namespace handover::ctl
