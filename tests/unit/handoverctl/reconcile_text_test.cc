#include "clients/handoverctl/reconcile_text.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/handoverctl/reckoning_builder.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::ListCompletionsResponse;
using reconciliation::v1::ListMismatchesResponse;

// What every completion of the one term has.
constexpr char kTerm[] = R"(
    term: "agreements/a/terms/t" category: CATEGORY_DECEASED_MILITARY from_party: "parties/rus" to_party: "parties/ukr"
    counting_basis: COUNTING_BASIS_CONTAINER
    source { organ: "Delegation" tier: SOURCE_TIER_PRIMARY_OFFICIAL uri: "https://example.org/2" })";

// The books of the case: 6,060 and 6,057, as far as a number of 6,000 is concerned.
constexpr char kBooks[] = R"(
    declared_by_sender { count { least: 6060 most: 6060 } remaining { least: 0 most: 0 } }
    declared_by_receiver { count { least: 6057 most: 6057 } remaining { least: 0 most: 0 } }
    corroborated { count { least: 6057 most: 6057 } remaining { least: 0 most: 0 } }
    net_difference { least: 3 most: 3 } gross_difference { least: 3 most: 3 } match_counts { matched: 4 different: 1 })";

constexpr char kMoscowsReading[] = R"(
    name: "c1" reading_party: "parties/rus" kind: TERM_KIND_OBLIGATION
    committed { count: 6000 precision: PRECISION_AT_LEAST } status: COMPLETION_STATUS_FULFILLED_ON_BOTH_BOOKS exceeded_by: 57)";

AgreementReport ReportOf(const std::string& completions, const std::string& mismatches,
                         const std::string& closed = "") {
  return {.agreement = FromText<registry::v1::Record>(R"(
              name: "agreements/a"
              agreement { title: "Return of the fallen" agreed_date: "2025-06-02" place: "Istanbul"
                          parties: "parties/rus" parties: "parties/ukr" })"),
          .names = TwoSides(),
          .as_of = {},
          .reckoning = {
              .completions = FromText<ListCompletionsResponse>(std::string("basis { ") + kBasis + " } " + completions),
              .mismatches = FromText<ListMismatchesResponse>(std::string("basis { ") + kBasis + " } " + mismatches),
              .closed = FromText<ListMismatchesResponse>(std::string("basis { ") + kBasis + " } " + closed)}};
}

std::string CompletionOf(const std::string& reading, const std::string& books) {
  return "completions { " + std::string(kTerm) + reading + " " + books + " } ";
}

constexpr char kHeading[] =
    "Return of the fallen\n"
    "--------------------\n"
    "agreed on 2025-06-02 in Istanbul; parties: Russia, Ukraine\n"
    "agreements/a\n"
    "ledger 0123abcd, revision 51, as of 2025-06-20 12:00:00 UTC\n\n";

constexpr char kNothingDeclared[] =
    "RECONCILED: every handover matches and no mismatch stands; no handover has been declared yet\n";

constexpr char kTermHeading[] =
    "Russia → Ukraine: remains of members of armed forces\n"
    "----------------------------------------------------\n"
    "  counted in containers (bags or coffins); agreements/a/terms/t\n\n";

TEST(ReportPageTest, ShowsBooksReadingsOffersAndMismatches) {
  const std::string offer = R"(offers { offer: "o" term: "agreements/a/terms/t" party: "parties/rus"
                                        quantity { count: 2239 precision: PRECISION_EXACT }
                                        source { organ: "Ministry of Defence" tier: SOURCE_TIER_PRIMARY_OFFICIAL } })";
  const std::string page = ReportPage(ReportOf("verdict: VERDICT_OPEN " + CompletionOf(kMoscowsReading, kBooks) + offer,
                                               std::string("mismatches { ") + kStageFive + " }"));
  EXPECT_EQ(page, std::string(kHeading) +
                      "OPEN: 1 mismatch is open, whatever the differences add up to\n"
                      "1 term; 1 mismatch stands, none of which could decide whether a reading is fulfilled\n\n" +
                      kTermHeading +
                      "  declared by Russia, as sender                    6,060\n"
                      "  declared by Ukraine, as receiver                 6,057\n"
                      "  corroborated by both, handover by handover       6,057\n"
                      "  net of the differences, sender minus receiver       +3\n"
                      "  gross of the differences, each without its sign      3\n"
                      "  handovers: 4 match, 1 differs\n\n"
                      "  AS READ BY  COMMITTED       STATUS                                   REMAINING BY SENDER  "
                      "BY RECEIVER  BY BOTH  SOURCE\n"
                      "  Russia      at least 6,000  fulfilled on both books, exceeded by 57                    0  "
                      "          0        0  [1]\n\n"
                      "  offered beside it, not part of any commitment\n"
                      "      Russia  2,239  Ministry of Defence [2]\n\n"
                      "  +3  stage 5 (2025-06-16): the two counts differ\n"
                      "      Russia (sender)     1,248  Ministry of Defence [3]\n"
                      "      Ukraine (receiver)  1,245  Headquarters [4]\n"
                      "      does not decide fulfilment under any reading\n"
                      "      would be settled if the sides confirmed or corrected their counts\n"
                      "      stands since 2025-06-16 12:00:00 UTC, revision 44\n"
                      "      open, resting on revision 44: agreements/a/mismatches/count.h5.deceased-military\n\n"
                      "Sources\n"
                      "-------\n"
                      "[1]  Delegation, https://example.org/2\n"
                      "[2]  Ministry of Defence\n"
                      "[3]  Ministry of Defence, https://example.org/1\n"
                      "[4]  Headquarters (unnamed official), 2025-06-16\n");
}

TEST(ReportPageTest, SaysAnOpenEndedTermWithoutNumbersAndWithoutEmptyBooks) {
  const std::string page =
      ReportPage(ReportOf("verdict: VERDICT_RECONCILED " +
                              CompletionOf("kind: TERM_KIND_CATEGORY_RULE status: COMPLETION_STATUS_OPEN_ENDED", ""),
                          ""));
  EXPECT_EQ(page, std::string(kHeading) + kNothingDeclared + "1 term; no mismatches stand at revision 51\n\n" +
                      kTermHeading +
                      "  no handover has been declared by either side\n\n"
                      "  AS READ BY           COMMITTED            STATUS                            SOURCE\n"
                      "  the text as written  all of the category  open-ended: no number was agreed  [1]\n\n"
                      "  no mismatches stand under this term at revision 51\n\n"
                      "Sources\n"
                      "-------\n"
                      "[1]  Delegation, https://example.org/2\n");
}

TEST(ReportPageTest, SaysThatAnAgreementHasNoTerms) {
  EXPECT_EQ(ReportPage(ReportOf("verdict: VERDICT_RECONCILED", "")),
            std::string(kHeading) + kNothingDeclared + "0 terms; no mismatches stand at revision 51\n");
}

TEST(ReportPageTest, ShowsASilentSidesBookAsNothingDeclaredAndNeverAsZero) {
  const std::string books =
      R"(declared_by_sender { count { least: 0 most: 0 } } declared_by_receiver { count { least: 0 } }
                               corroborated { count { least: 0 most: 0 } } net_difference { least: 0 most: 0 }
                               gross_difference { least: 0 most: 0 } match_counts { one_sided: 1 })";
  const std::string page =
      ReportPage(ReportOf(CompletionOf(kMoscowsReading, books), std::string("mismatches { ") + kOneSided + " }"));
  EXPECT_NE(page.find("  declared by Russia, as sender                      nothing declared\n"
                      "  declared by Ukraine, as receiver                          0 or more\n"
                      "  corroborated by both, handover by handover                        0\n"
                      "  net of the differences, sender minus receiver    nothing to compare\n"
                      "  gross of the differences, each without its sign  nothing to compare\n"),
            std::string::npos)
      << page;
  EXPECT_NE(page.find("1 mismatch stands, 1 of which could decide whether a reading is fulfilled"), std::string::npos)
      << page;
}

TEST(ReportPageTest, LeavesOpenWhetherASideThatIsWaitedForHasSaidZero) {
  const std::string books = R"(declared_by_sender { count { least: 0 most: 0 } }
                               declared_by_receiver { count { least: 5 most: 5 } }
                               corroborated { count { least: 0 most: 0 } } match_counts { awaiting_counterpart: 1 })";
  const std::string page = ReportPage(ReportOf(CompletionOf(kMoscowsReading, books), ""));
  EXPECT_NE(page.find("as sender                    nothing declared, or 0\n"), std::string::npos) << page;
  EXPECT_NE(page.find("as receiver                                      5\n"), std::string::npos) << page;
}

TEST(ReportPageTest, KeepsAStatedZeroAZero) {
  const std::string books = R"(declared_by_sender { count { least: 0 most: 0 } }
                               declared_by_receiver { count { least: 0 most: 0 } }
                               corroborated { count { least: 0 most: 0 } } match_counts { matched: 1 })";
  const std::string page = ReportPage(ReportOf(CompletionOf(kMoscowsReading, books), ""));
  EXPECT_EQ(page.find("nothing declared"), std::string::npos) << page;
}

TEST(ReportPageTest, SaysWhatCannotBeDecided) {
  const std::string books = R"(
      declared_by_sender { count { least: 5000 } remaining { least: 0 most: 1000 } }
      declared_by_receiver { count { least: 5000 most: 6100 } remaining { least: 0 most: 1000 } }
      corroborated { count { least: 5000 most: 6100 } remaining { least: 0 most: 1000 } }
      net_difference { least: 0 most: 0 } gross_difference { least: 0 most: 0 } match_counts { matched: 1 indeterminate: 1 })";
  const std::string page = ReportPage(
      ReportOf(CompletionOf("reading_party: \"parties/ukr\" kind: TERM_KIND_OBLIGATION committed { count: 6000 "
                            "precision: PRECISION_EXACT } status: COMPLETION_STATUS_INDETERMINATE",
                            books),
               ""));
  EXPECT_NE(page.find("at least 5,000\n"), std::string::npos) << page;
  EXPECT_NE(page.find("5,000 to 6,100\n"), std::string::npos) << page;
  EXPECT_NE(page.find("undecided: not stated exactly enough"), std::string::npos) << page;
  EXPECT_NE(page.find("0 to 1,000"), std::string::npos) << page;
}

TEST(ReportPageTest, ShowsWhatFindingsLowerBesideThoseThatLowerNothing) {
  const std::string findings = R"(qualifying { count { least: 6037 most: 6037 } remaining { least: 0 most: 0 } }
                                  findings_not_accepted { least: 3 most: 3 })";
  const std::string page = ReportPage(ReportOf(CompletionOf(kMoscowsReading, kBooks + findings), ""));
  EXPECT_NE(page.find("  corroborated by both, handover by handover       6,057\n"
                      "  qualifying: corroborated less accepted findings  6,037\n"
                      "  findings not accepted, which lower nothing           3\n"),
            std::string::npos)
      << page;
  EXPECT_NE(page.find("BY BOTH  QUALIFYING  SOURCE\n"), std::string::npos) << page;
}

TEST(ReportPageTest, LeavesTheQualifyingFigureOutWhereThereAreNoFindings) {
  const std::string none = "qualifying { count { least: 6057 most: 6057 } } findings_not_accepted { least: 0 most: 0 }";
  const std::string page = ReportPage(ReportOf(CompletionOf(kMoscowsReading, kBooks + none), ""));
  EXPECT_EQ(page.find("qualifying"), std::string::npos) << page;
  EXPECT_EQ(page.find("QUALIFYING"), std::string::npos) << page;
}

TEST(ReportPageTest, SaysHowManyMismatchesAreClosedAndHowToListThemAsOfTheSame) {
  auto report = ReportOf("", "", std::string("mismatches { ") + kStageFive + " }");
  std::string page = ReportPage(report);
  EXPECT_NE(page.find("\n1 closed mismatch is not shown here: handoverctl mismatches a --state closed\n"),
            std::string::npos)
      << page;
  EXPECT_EQ(page.find("stage 5"), std::string::npos) << page;
  report.as_of.set_revision(51);
  page = ReportPage(report);
  EXPECT_NE(page.find("handoverctl mismatches a --state closed --revision 51\n"), std::string::npos) << page;
}

TEST(ReportPageTest, NeverLooksSettledWhereANetOfZeroHidesAGross) {
  const std::string books = R"(
      declared_by_sender { count { least: 10 most: 10 } } declared_by_receiver { count { least: 10 most: 10 } }
      corroborated { count { least: 7 most: 7 } } net_difference { least: 0 most: 0 }
      gross_difference { least: 6 most: 6 } match_counts { different: 2 })";
  const std::string page = ReportPage(ReportOf("verdict: VERDICT_OPEN " + CompletionOf(kMoscowsReading, books), R"(
      mismatches { name: "m" kind: MISMATCH_KIND_OFFSETTING state: MISMATCH_STATE_OPEN term: "agreements/a/terms/t"
                   difference { least: 0 most: 0 } })"));
  EXPECT_NE(page.find("\nOPEN: 1 mismatch is open, whatever the differences add up to\n"), std::string::npos) << page;
  EXPECT_NE(page.find("\n  the differences of several handovers add up to 0 and are still there: a net of 0 is not "
                      "agreement\n"),
            std::string::npos)
      << page;
}

TEST(ReportPageTest, PutsAMismatchThatFallsUnderNoTermAtTheEnd) {
  const std::string page = ReportPage(ReportOf("", std::string("mismatches { ") + kStageFive + " }"));
  EXPECT_NE(page.find("mismatches under no term\n------------------------\n  +3  stage 5"), std::string::npos) << page;
}

}  // namespace
}  // namespace handover::ctl
