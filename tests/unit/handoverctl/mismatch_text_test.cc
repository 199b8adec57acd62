#include "clients/handoverctl/mismatch_text.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/handoverctl/reckoning_builder.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::ListMismatchesResponse;
using reconciliation::v1::Mismatch;

// What AddMismatches writes of one mismatch, without the list of sources.
std::string TextOf(const std::string& mismatch_text) {
  const auto mismatch = FromText<Mismatch>(mismatch_text);
  SourceList sources;
  TextPage page;
  AddMismatches(0, {&mismatch}, TwoSides(), sources, page);
  return page.text();
}

ListMismatchesResponse ListOf(const std::string& mismatches) {
  return FromText<ListMismatchesResponse>(std::string("basis { ") + kBasis + " } " + mismatches);
}

// Running totals of 6,060 and 6,057, with what `localisation` says of the difference.
std::string TotalsWith(const std::string& localisation) {
  return R"(name: "agreements/a/mismatches/m" kind: MISMATCH_KIND_RUNNING_TOTAL_BETWEEN_PARTIES
            state: MISMATCH_STATE_OPEN date: "2025-06-16"
            positions { party: "parties/rus" role: ROLE_SENDER quantity { count: 6060 precision: PRECISION_EXACT }
                        record: "r" source { organ: "Delegation" tier: SOURCE_TIER_PRIMARY_OFFICIAL } }
            positions { party: "parties/ukr" role: ROLE_RECEIVER quantity { count: 6057 precision: PRECISION_EXACT }
                        record: "r" source { organ: "Headquarters" tier: SOURCE_TIER_PRIMARY_OFFICIAL } }
            difference { least: 3 most: 3 } latest_revision: 1048 )" +
         localisation;
}

TEST(MismatchTextTest, ShowsBothPositionsOfACount) {
  EXPECT_EQ(TextOf(kStageFive),
            "+3  stage 5 (2025-06-16): the two counts differ\n"
            "    Russia (sender)     1,248  Ministry of Defence [1]\n"
            "    Ukraine (receiver)  1,245  Headquarters [2]\n"
            "    does not decide fulfilment under any reading\n"
            "    would be settled if the sides confirmed or corrected their counts\n"
            "    stands since 2025-06-16 12:00:00 UTC, revision 44\n"
            "    open, resting on revision 44: agreements/a/mismatches/count.h5.deceased-military\n\n");
}

TEST(MismatchTextTest, SaysWhereTheWholeDifferenceLies) {
  EXPECT_EQ(TextOf(TotalsWith(R"(localised { stage: "stage 5" event_date: "2025-06-16" difference { least: 3 most: 3 } }
                                 not_localised { least: 0 most: 0 } material: true)")),
            "+3  running totals as of 2025-06-16 differ\n"
            "    Russia (sender)     6,060  Delegation [1]\n"
            "    Ukraine (receiver)  6,057  Headquarters [2]\n"
            "    lies wholly in stage 5 (2025-06-16): +3\n"
            "    could decide whether a reading is fulfilled\n"
            "    open, resting on revision 1,048: agreements/a/mismatches/m\n\n");
}

TEST(MismatchTextTest, ListsTheHandoversThatMakeUpADifferenceAndTheRest) {
  const std::string text =
      TextOf(TotalsWith(R"(localised { stage: "stage 4" event_date: "2025-06-15" difference { least: -1 most: -1 } }
                           localised { event_date: "2025-06-16" difference { least: 3 most: 3 } }
                           not_localised { least: 1 most: 1 })"));
  EXPECT_NE(text.find("    is made up of\n"
                      "      -1  stage 4 (2025-06-15)\n"
                      "      +3  2025-06-16\n"
                      "      +1  that no handover accounts for\n"),
            std::string::npos)
      << text;
}

TEST(MismatchTextTest, NeverSaysWhollyWhereARestIsLeft) {
  const std::string text = TextOf(TotalsWith(R"(
      localised { stage: "stage 5" event_date: "2025-06-16" difference { least: 2 most: 2 } }
      not_localised { least: 1 most: 1 })"));
  EXPECT_EQ(text.find("wholly"), std::string::npos) << text;
}

TEST(MismatchTextTest, SaysThatNoHandoverAccountsForADifference) {
  const std::string text = TextOf(TotalsWith("not_localised { least: 3 most: 3 }"));
  EXPECT_NE(text.find("    no handover accounts for it: +3\n"), std::string::npos) << text;
}

TEST(MismatchTextTest, ShowsATotalBesideTheSumOfItsOwnDeclarations) {
  EXPECT_EQ(TextOf(R"(name: "m" kind: MISMATCH_KIND_RUNNING_TOTAL_NOT_SUM state: MISMATCH_STATE_OPEN date: "2025-06-18"
                      positions { party: "parties/ukr" role: ROLE_RECEIVER record: "r"
                                  quantity { count: 6060 precision: PRECISION_EXACT }
                                  source { organ: "Ministry" tier: SOURCE_TIER_PRIMARY_OFFICIAL } }
                      positions { party: "parties/ukr" role: ROLE_RECEIVER count { least: 6057 } }
                      difference { most: 3 } latest_revision: 51)"),
            "+3 or less  running total of Ukraine as of 2025-06-18 is not the sum of its own declarations\n"
            "    Ukraine (receiver)           6,060  Ministry [1]\n"
            "    Ukraine (receiver)  at least 6,057  the sum of its declarations\n"
            "    does not decide fulfilment under any reading\n"
            "    open, resting on revision 51: m\n\n");
}

TEST(MismatchTextTest, ShowsSilenceAsATableWithoutADifference) {
  EXPECT_EQ(TextOf(kOneSided),
            "one side alone has declared, at 1 handover; silence is not zero, so no difference is reckoned\n"
            "    DATE        STAGE  DECLARED BY                 COUNT  DECIDES FULFILMENT  STATE  SINCE                "
            "                 SOURCE\n"
            "    2025-06-20         Ukraine (receiver)  not disclosed  could               open   2025-06-23 00:00:00 "
            "UTC, revision 45  Headquarters [1]\n"
            "    would be settled if the silent side responded\n");
}

TEST(MismatchTextTest, ShowsASilenceInFullOnceSomethingIsPutForwardForIt) {
  EXPECT_EQ(
      TextOf(std::string(kOneSided) + R"(
                explanations { explanation: "agreements/a/explanations/e1" party: "parties/rus" signed_count: 27
                               code: EXPLANATION_CODE_LEFT_UNEXPLAINED answer: ANSWER_PENDING })"),
      "2025-06-20: Ukraine alone has declared; silence is not zero, so no difference is reckoned\n"
      "    Ukraine (receiver)  not disclosed  Headquarters [1]\n"
      "    put forward for it\n"
      "      +27  no reason is known, to be left unexplained  proposed by Russia  not answered by the other side  "
      "e1\n"
      "    could decide whether a reading is fulfilled\n"
      "    would be settled if the silent side responded\n"
      "    stands since 2025-06-23 00:00:00 UTC, revision 45\n"
      "    open, resting on revision 45: agreements/a/mismatches/one-sided.h6.deceased-military\n\n");
}

TEST(MismatchTextTest, ShowsAClosedMismatchAsItLastStoodAndNeverAsIfItStood) {
  auto closed = FromText<Mismatch>(kStageFive);
  closed.set_state(reconciliation::v1::MISMATCH_STATE_CLOSED);
  closed.clear_settlement();
  SourceList sources;
  TextPage page;
  AddMismatches(0, {&closed}, TwoSides(), sources, page);
  EXPECT_EQ(page.text(),
            "+3  stage 5 (2025-06-16): the two counts differ\n"
            "    Russia (sender)     1,248  Ministry of Defence [1]\n"
            "    Ukraine (receiver)  1,245  Headquarters [2]\n"
            "    first stood at 2025-06-16 12:00:00 UTC, revision 44\n"
            "    closed: it no longer stands, and is shown as it last stood, resting on revision 44: "
            "agreements/a/mismatches/count.h5.deceased-military\n\n");
}

TEST(MismatchTextTest, SaysWhatEachSideCountsWhereTheBasesDiffer) {
  const std::string text = TextOf(R"(
      name: "m" kind: MISMATCH_KIND_BASIS state: MISMATCH_STATE_OPEN date: "2025-06-16" latest_revision: 9
      positions { party: "parties/rus" role: ROLE_SENDER record: "r" source { organ: "Ministry" }
                  quantity { count: 20 precision: PRECISION_EXACT counting_basis: COUNTING_BASIS_CONTAINER } }
      positions { party: "parties/ukr" role: ROLE_RECEIVER record: "r" source { organ: "Headquarters" }
                  quantity { count: 23 precision: PRECISION_EXACT counting_basis: COUNTING_BASIS_REMAINS_CASE } })");
  EXPECT_TRUE(
      text.starts_with("2025-06-16: the two sides count on different bases, so nothing is subtracted\n"
                       "    Russia (sender)     20  containers (bags or coffins); Ministry"))
      << text;
  EXPECT_NE(text.find("    Ukraine (receiver)  23  cases of remains; Headquarters"), std::string::npos) << text;
}

TEST(MismatchTextTest, ShowsWhatWasPutForwardBetweenThePositionsAndTheState) {
  auto mismatch = FromText<Mismatch>(kStageFive);
  mismatch.set_state(reconciliation::v1::MISMATCH_STATE_DISPUTED);
  *mismatch.mutable_bridge() = FromText<reconciliation::v1::Bridge>("rejected: 3 unexplained { least: 0 most: 0 }");
  *mismatch.add_explanations() = FromText<reconciliation::v1::AnsweredExplanation>(R"(
      explanation: "agreements/a/explanations/e1" party: "parties/rus" code: EXPLANATION_CODE_TALLY_ERROR
      signed_count: 3 answer: ANSWER_REJECTED)");
  SourceList sources;
  TextPage page;
  AddMismatches(0, {&mismatch}, TwoSides(), sources, page);
  EXPECT_EQ(page.text(),
            "+3  stage 5 (2025-06-16): the two counts differ\n"
            "    Russia (sender)     1,248  Ministry of Defence [1]\n"
            "    Ukraine (receiver)  1,245  Headquarters [2]\n"
            "    the difference is made up of\n"
            "       0  accepted\n"
            "       0  proposed, not answered\n"
            "      +3  rejected\n"
            "       0  unexplained\n"
            "      +3  in all\n"
            "    put forward for it\n"
            "      +3  an error in the count at the place of handover  proposed by Russia  rejected by the other side  "
            "e1\n"
            "    does not decide fulfilment under any reading\n"
            "    would be settled if the sides confirmed or corrected their counts\n"
            "    stands since 2025-06-16 12:00:00 UTC, revision 44\n"
            "    open, disputed: an explanation is rejected, resting on revision 44: "
            "agreements/a/mismatches/count.h5.deceased-military\n\n");
}

TEST(MismatchTextTest, LeavesTheDaysToTheServicesSentence) {
  const std::string text = TextOf(R"(name: "m" kind: MISMATCH_KIND_EVENT_DATE state: MISMATCH_STATE_OPEN
                                     date: "2025-06-16" summary: "Russia states 16 June, and Ukraine 17 June.")");
  EXPECT_TRUE(
      text.starts_with("2025-06-16: the two sides state different days\n"
                       "    Russia states 16 June, and Ukraine 17 June.\n"))
      << text;
}

TEST(MismatchTextTest, NamesTheReadingsThatAreInConflict) {
  EXPECT_EQ(TextOf(R"(name: "m" kind: MISMATCH_KIND_READING_CONFLICT state: MISMATCH_STATE_OPEN latest_revision: 20
                      summary: "The service's sentence." settlement: SETTLEMENT_REFER
                      subjects: "agreements/a/terms/t/readings/r1" subjects: "agreements/a/terms/t/readings/u1")"),
            "the term is read in different ways, which cannot all hold\n"
            "    concerns agreements/a/terms/t/readings/r1\n"
            "    concerns agreements/a/terms/t/readings/u1\n"
            "    would be settled if it were referred to those who made the agreement\n"
            "    open, resting on revision 20: m\n\n");
}

TEST(MismatchTextTest, LeavesAKindOfALaterVersionToTheServicesOwnSentence) {
  auto mismatch = FromText<Mismatch>(R"(name: "m" summary: "Two things cannot both hold." state: MISMATCH_STATE_OPEN)");
  mismatch.set_kind(static_cast<reconciliation::v1::MismatchKind>(77));
  SourceList sources;
  TextPage page;
  AddMismatches(0, {&mismatch}, TwoSides(), sources, page);
  EXPECT_TRUE(page.text().starts_with("Two things cannot both hold.\n")) << page.text();
}

TEST(MismatchTextTest, LetsNoPartyForgeALineOfAnother) {
  auto mismatch = FromText<Mismatch>(kStageFive);
  mismatch.mutable_positions(0)->mutable_source()->set_organ("x\n    Ukraine (receiver)  9,999  y\x1b[2A");
  SourceList sources;
  TextPage page;
  AddMismatches(0, {&mismatch}, TwoSides(), sources, page);
  EXPECT_NE(page.text().find("1,248  x?    Ukraine (receiver)  9,999  y?[2A [1]\n"), std::string::npos) << page.text();
}

TEST(MismatchListPageTest, SaysThatThereIsNoneOnlyWithTheRevision) {
  EXPECT_EQ(MismatchListPage({.agreement = "agreements/a"}, ListOf(""), TwoSides()),
            "agreements/a\n"
            "ledger 0123abcd, revision 51, as of 2025-06-20 12:00:00 UTC\n\n"
            "no mismatches stand at revision 51\n");
}

TEST(MismatchListPageTest, NeverTakesAFilterForTheWhole) {
  const std::string want = "there are no mismatches of those asked for at revision 51\n";
  const std::string by_size = MismatchListPage({.agreement = "a", .least_difference = 1}, ListOf(""), {});
  const std::string by_kind =
      MismatchListPage({.agreement = "a", .kinds = {reconciliation::v1::MISMATCH_KIND_COUNT}}, ListOf(""), {});
  EXPECT_TRUE(by_size.ends_with(want)) << by_size;
  EXPECT_TRUE(by_kind.ends_with(want)) << by_kind;
  const std::string by_state =
      MismatchListPage({.agreement = "a", .states = {reconciliation::v1::MISMATCH_STATE_CLOSED}}, ListOf(""), {});
  EXPECT_TRUE(by_state.ends_with(want)) << by_state;
}

TEST(MismatchListPageTest, SaysThatItIsNotCompleteWhereTheRegistryIsAhead) {
  auto response = ListOf("");
  response.mutable_basis()->set_head_revision(1052);
  const std::string page = MismatchListPage({.agreement = "a"}, response, {});
  EXPECT_NE(page.find("; NOT YET COMPLETE: 1,001 later records are not reckoned with\n"), std::string::npos) << page;
}

TEST(MismatchListPageTest, PutsMismatchesUnderTheirTermsAndCitesEachSourceOnce) {
  const auto response = ListOf(std::string("mismatches { ") + kStageFive + " } mismatches { " + kOneSided + " }");
  EXPECT_EQ(MismatchListPage({.agreement = "agreements/a"}, response, TwoSides()),
            "agreements/a\n"
            "ledger 0123abcd, revision 51, as of 2025-06-20 12:00:00 UTC\n\n"
            "agreements/a/terms/t: remains of members of armed forces\n"
            "--------------------------------------------------------\n"
            "  +3  stage 5 (2025-06-16): the two counts differ\n"
            "      Russia (sender)     1,248  Ministry of Defence [1]\n"
            "      Ukraine (receiver)  1,245  Headquarters [2]\n"
            "      does not decide fulfilment under any reading\n"
            "      would be settled if the sides confirmed or corrected their counts\n"
            "      stands since 2025-06-16 12:00:00 UTC, revision 44\n"
            "      open, resting on revision 44: agreements/a/mismatches/count.h5.deceased-military\n\n"
            "  one side alone has declared, at 1 handover; silence is not zero, so no difference is reckoned\n"
            "      DATE        STAGE  DECLARED BY                 COUNT  DECIDES FULFILMENT  STATE  SINCE              "
            "                   SOURCE\n"
            "      2025-06-20         Ukraine (receiver)  not disclosed  could               open   2025-06-23 "
            "00:00:00 UTC, revision 45  Headquarters [3]\n"
            "      would be settled if the silent side responded\n\n"
            "Sources\n"
            "-------\n"
            "[1]  Ministry of Defence, https://example.org/1\n"
            "[2]  Headquarters (unnamed official), 2025-06-16\n"
            "[3]  Headquarters\n");
}

}  // namespace
}  // namespace handover::ctl
