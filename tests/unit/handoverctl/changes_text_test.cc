#include "clients/handoverctl/changes_text.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/handoverctl/changes_builder.h"

namespace handover::ctl {
namespace {

// A completion of the one term, with both books and how far they are alike.
std::string CompletionOf(const std::string& name, int sender, int receiver, const std::string& rest) {
  const auto figure = [](int count) {
    return "{ count { least: " + std::to_string(count) + " most: " + std::to_string(count) + " } }";
  };
  return "completions { name: \"" + name + R"(" term: "agreements/a/terms/t" category: CATEGORY_DECEASED_MILITARY
      from_party: "parties/rus" to_party: "parties/ukr" kind: TERM_KIND_OBLIGATION
      committed { count: 6000 precision: PRECISION_AT_LEAST }
      declared_by_sender )" +
         figure(sender) + " declared_by_receiver " + figure(receiver) + " corroborated " + figure(receiver) + " " +
         rest + " } ";
}

constexpr char kMatched[] = R"(net_difference { least: 0 most: 0 } gross_difference { least: 0 most: 0 }
    match_counts { matched: 4 } status: COMPLETION_STATUS_IN_PROGRESS latest_revision: 40)";
constexpr char kDiffers[] = R"(net_difference { least: 3 most: 3 } gross_difference { least: 3 most: 3 }
    match_counts { matched: 4 different: 1 } status: COMPLETION_STATUS_FULFILLED_ON_BOTH_BOOKS latest_revision: 44)";

std::string Standing(const std::string& mismatch) { return "mismatches { " + mismatch + " } "; }

TEST(ChangesPageTest, ShowsWhatWasWhatIsAndWhichRecordChangedIt) {
  const std::string rus = R"( reading_party: "parties/rus")";
  const std::string ukr = R"( reading_party: "parties/ukr")";
  AgreementChanges report;
  report.before = ReckoningAt(40, "verdict: VERDICT_UNDECIDED " + CompletionOf("c1", 4812, 4812, kMatched + rus) +
                                      CompletionOf("c2", 4812, 4812, kMatched + ukr));
  report.after = ReckoningAt(51,
                             "verdict: VERDICT_OPEN " + CompletionOf("c1", 6060, 6057, kDiffers + rus) +
                                 CompletionOf("c2", 6060, 6057, kDiffers + ukr),
                             Standing(kStageFive));
  Compare(report);
  EXPECT_EQ(
      ChangesPage(report),
      "Return of the fallen\n"
      "--------------------\n"
      "agreements/a\n"
      "from  ledger 0123abcd, revision 40, as of 2025-06-20 12:00:00 UTC; as asked, without 11 later records\n"
      "to    ledger 0123abcd, revision 51, as of 2025-06-20 12:00:00 UTC\n\n"
      "from  UNDECIDED: no mismatch is open, but of some handover a side is still waited for, or what was stated is "
      "not "
      "exact enough to say whether the sides agree\n"
      "to    OPEN: 1 mismatch is open, whatever the differences add up to\n"
      "2 completions changed; of the mismatches 1 opened, 0 changed, 0 closed, 0 opened and closed in between\n\n"
      "Russia → Ukraine: remains of members of armed forces\n"
      "----------------------------------------------------\n"
      "  agreements/a/terms/t\n\n"
      "  WHAT                                             AT REVISION 40                            AT REVISION 51\n"
      "  declared by Russia, as sender                    4,812                                     6,060\n"
      "  declared by Ukraine, as receiver                 4,812                                     6,057\n"
      "  corroborated by both, handover by handover       4,812                                     6,057\n"
      "  net of the differences, sender minus receiver    0                                         +3\n"
      "  gross of the differences, each without its sign  0                                         3\n"
      "  handovers                                        4 match                                   4 match, 1 "
      "differs\n"
      "  as read by Russia, at least 6,000                in progress: neither book has reached it  fulfilled on both "
      "books\n"
      "  as read by Ukraine, at least 6,000               in progress: neither book has reached it  fulfilled on both "
      "books\n\n"
      "  last changed by revision 44, agreements/a/handovers/h5/declarations/d\n"
      "    ukr as receiver: 1,245, remains of members of armed forces (Headquarters)\n\n"
      "mismatches that opened\n"
      "----------------------\n"
      "  +3  stage 5 (2025-06-16): the two counts differ\n"
      "      agreements/a/mismatches/count.h5.deceased-military\n"
      "      open\n"
      "      last changed by revision 44, agreements/a/handovers/h5/declarations/d\n"
      "        ukr as receiver: 1,245, remains of members of armed forces (Headquarters)\n\n");
}

TEST(ChangesPageTest, ShowsHowAMismatchChanged) {
  const std::string answered = kStageFive + std::string(R"( bridge { accepted: 3 unexplained { least: 0 most: 0 } }
      explanations { explanation: "agreements/a/explanations/e1" party: "parties/rus" signed_count: 3
                     code: EXPLANATION_CODE_TALLY_ERROR answer: ANSWER_ACCEPTED })");
  const std::string open = kStageFive + std::string(" bridge { unexplained { least: 3 most: 3 } }");
  AgreementChanges report;
  report.before = ReckoningAt(44, "", Standing(open));
  report.after = ReckoningAt(51, "", Standing(answered));
  report.after.mismatches.mutable_mismatches(0)->set_state(reconciliation::v1::MISMATCH_STATE_EXPLAINED);
  report.after.mismatches.mutable_mismatches(0)->set_latest_revision(50);
  Compare(report);
  const std::string page = ChangesPage(report);
  EXPECT_NE(
      page.find(
          "mismatches that changed\n"
          "-----------------------\n"
          "  +3  stage 5 (2025-06-16): the two counts differ\n"
          "      agreements/a/mismatches/count.h5.deceased-military\n"
          "      WHAT                                                                          AT REVISION 44  "
          "AT REVISION 51\n"
          "      state                                                                         open            "
          "explained in full, as the other side accepts\n"
          "      accepted                                                                      0               +3\n"
          "      unexplained                                                                   +3              0\n"
          "      explanation e1 of Russia, +3: an error in the count at the place of handover  -               "
          "accepted by the other side\n"
          "      last changed by revision 50, "),
      std::string::npos)
      << page;
}

TEST(ChangesPageTest, ShowsWhatClosedAndWhatPassedInBetween) {
  const std::string passed = R"(name: "passed" kind: MISMATCH_KIND_COUNT state: MISMATCH_STATE_CLOSED date: "2025-06-11"
                                difference { least: -1 most: -1 } latest_revision: 47)";
  AgreementChanges report;
  report.before = ReckoningAt(44, "", Standing(kStageFive));
  report.after = ReckoningAt(51, "", "", Standing(kStageFive) + Standing(passed));
  report.after.closed.mutable_mismatches(0)->set_state(reconciliation::v1::MISMATCH_STATE_CLOSED);
  report.after.closed.mutable_mismatches(0)->set_latest_revision(49);
  Compare(report);
  const std::string page = ChangesPage(report);
  EXPECT_NE(page.find("of the mismatches 0 opened, 0 changed, 1 closed, 1 opened and closed in between\n"),
            std::string::npos)
      << page;
  EXPECT_NE(page.find("mismatches that closed, as they last stood\n"
                      "------------------------------------------\n"
                      "  +3  stage 5 (2025-06-16): the two counts differ\n"
                      "      agreements/a/mismatches/count.h5.deceased-military\n"
                      "      last changed by revision 49, "),
            std::string::npos)
      << page;
  EXPECT_NE(page.find("mismatches that opened and closed in between, as they last stood\n"
                      "----------------------------------------------------------------\n"
                      "  -1  2025-06-11: the two counts differ\n"
                      "      passed\n"
                      "      last changed by revision 47, "),
            std::string::npos)
      << page;
}

TEST(ChangesPageTest, BlamesNoRecordWhereItRestsOnNoneBetweenTheTwo) {
  AgreementChanges report;
  report.before = ReckoningAt(46, "");
  report.after = ReckoningAt(51, "", Standing(kOneSided));
  Compare(report);
  const std::string page = ChangesPage(report);
  EXPECT_NE(page.find("      it rests on no record between the two: time, or other records of its term, changed it\n"),
            std::string::npos)
      << page;
  EXPECT_EQ(page.find("last changed by"), std::string::npos) << page;
}

TEST(ChangesPageTest, DoesNotGuessWhichRecordRemovedWhatIsGone) {
  AgreementChanges report;
  report.before = ReckoningAt(46, "", Standing(kStageFive));
  report.after = ReckoningAt(51, "");
  Compare(report);
  const std::string page = ChangesPage(report);
  EXPECT_NE(page.find("      the answer does not say which record changed it\n"), std::string::npos) << page;
}

TEST(ChangesPageTest, DoesNotGuessWhichRecordRemovedAReading) {
  AgreementChanges report;
  report.before = ReckoningAt(46, CompletionOf("c1", 6060, 6057, kDiffers));
  report.after = ReckoningAt(51, "");
  Compare(report);
  const std::string page = ChangesPage(report);
  EXPECT_NE(page.find("\n  the answer does not say which record changed it\n"), std::string::npos) << page;
}

TEST(ChangesPageTest, ShowsAReadingThatTookThePlaceOfAnother) {
  AgreementChanges report;
  report.before = ReckoningAt(44, CompletionOf("c1", 6060, 6057, kDiffers));
  report.after = ReckoningAt(51, CompletionOf("c2", 6060, 6057, kDiffers));
  report.after.completions.mutable_completions(0)->set_latest_revision(50);
  report.after.completions.mutable_completions(0)->mutable_committed()->set_count(6001);
  Compare(report);
  const std::string page = ChangesPage(report);
  EXPECT_NE(page.find("  WHAT                                 AT REVISION 44           AT REVISION 51\n"
                      "  the text as written, at least 6,000  fulfilled on both books  -\n"
                      "  the text as written, at least 6,001  -                        fulfilled on both books\n"),
            std::string::npos)
      << page;
  EXPECT_NE(page.find("last changed by revision 50, "), std::string::npos) << page;
}

TEST(ChangesPageTest, SaysThatTheAgreementWasNotThereYet) {
  AgreementChanges report;
  report.was_there = false;
  report.before = ReckoningAt(2, "");
  report.after = ReckoningAt(51, "verdict: VERDICT_RECONCILED");
  Compare(report);
  const std::string page = ChangesPage(report);
  EXPECT_NE(page.find("without 49 later records; the agreement was not there yet\n"), std::string::npos) << page;
  EXPECT_EQ(page.find("VERDICT"), std::string::npos) << page;
}

TEST(ChangesPageTest, SaysThatTheLaterAnswerIsNotCompleteUnlessItWasAskedForSo) {
  AgreementChanges report;
  report.before = ReckoningAt(40, "");
  report.after = ReckoningAt(50, "");
  Compare(report);
  EXPECT_NE(ChangesPage(report).find("NOT YET COMPLETE: 1 later record is not reckoned with\n"), std::string::npos);
  report.to.set_revision(50);
  EXPECT_EQ(ChangesPage(report).find("NOT YET COMPLETE"), std::string::npos);
}

}  // namespace
}  // namespace handover::ctl
