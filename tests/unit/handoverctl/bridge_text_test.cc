#include "clients/handoverctl/bridge_text.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/unit/handoverctl/reckoning_builder.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::Mismatch;

std::string TextOf(const std::string& mismatch) {
  TextPage page;
  AddBridge(0, FromText<Mismatch>(mismatch), TwoSides(), page);
  return page.text();
}

TEST(BridgeTextTest, ShowsFourFiguresThatAddUpAndWhoSaidWhat) {
  EXPECT_EQ(
      TextOf(R"(
                difference { least: 6 most: 6 }
                bridge { accepted: 2 proposed: -1 rejected: 3 unexplained { least: 2 most: 2 } }
                explanations { explanation: "agreements/a/explanations/e1" party: "parties/ukr" signed_count: 2
                               code: EXPLANATION_CODE_OWN_SIDE_REMAINS answer: ANSWER_ACCEPTED }
                explanations { explanation: "agreements/a/explanations/e2" party: "parties/rus" signed_count: -1
                               code: EXPLANATION_CODE_CUT_OFF answer: ANSWER_PENDING }
                explanations { explanation: "agreements/a/explanations/e3" party: "parties/rus" signed_count: 3
                               code: EXPLANATION_CODE_TALLY_ERROR answer: ANSWER_REJECTED })"),
      "the difference is made up of\n"
      "  +2  accepted\n"
      "  -1  proposed, not answered\n"
      "  +3  rejected\n"
      "  +2  unexplained\n"
      "  +6  in all\n"
      "put forward for it\n"
      "  +2  remains of the sender's own side                proposed by Ukraine  accepted by the other side      "
      "e1\n"
      "  -1  counted under another day or stage              proposed by Russia   not answered by the other side  "
      "e2\n"
      "  +3  an error in the count at the place of handover  proposed by Russia   rejected by the other side      "
      "e3\n");
}

TEST(BridgeTextTest, KeepsWhatIsLeftUnexplainedInTheUnexplainedRest) {
  const std::string text = TextOf(R"(
      difference { least: 3 most: 3 } bridge { unexplained { least: 3 most: 3 } }
      explanations { explanation: "agreements/a/explanations/e1" party: "parties/rus" signed_count: 3
                     code: EXPLANATION_CODE_LEFT_UNEXPLAINED answer: ANSWER_ACCEPTED })");
  EXPECT_NE(text.find("   0  accepted\n"), std::string::npos) << text;
  EXPECT_NE(text.find("  +3  unexplained\n"), std::string::npos) << text;
  EXPECT_NE(
      text.find("  +3  no reason is known, to be left unexplained  proposed by Russia  accepted by the other side"),
      std::string::npos)
      << text;
}

TEST(BridgeTextTest, SaysNothingWhereNothingWasPutForward) {
  EXPECT_EQ(TextOf("difference { least: 3 most: 3 } bridge { unexplained { least: 3 most: 3 } }"), "");
}

TEST(BridgeTextTest, HasNoFiguresWhereThereIsNoDifference) {
  const std::string text = TextOf(R"(explanations { party: "parties/rus" answer: ANSWER_PENDING })");
  EXPECT_TRUE(text.starts_with("put forward for it\n")) << text;
}

TEST(BridgeTextTest, HasWordsOfItsOwnForEveryReason) {
  const auto& codes = *registry::v1::ExplanationCode_descriptor();
  std::set<std::string> words;
  for (int i = 1; i < codes.value_count(); ++i) {
    const auto code = static_cast<registry::v1::ExplanationCode>(codes.value(i)->number());
    EXPECT_NE(ReasonText(code).find(' '), std::string::npos) << codes.value(i)->name();
    words.insert(ReasonText(code));
  }
  EXPECT_EQ(words.size(), static_cast<size_t>(codes.value_count() - 1));
  EXPECT_EQ(ReasonText(static_cast<registry::v1::ExplanationCode>(77)), "unknown value 77");
  EXPECT_EQ(AnswerText(static_cast<reconciliation::v1::Answer>(77)), "unknown value 77");
}

}  // namespace
}  // namespace handover::ctl
