#include "clients/handoverctl/bridge_text.h"

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/words.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::AnsweredExplanation;
using reconciliation::v1::Mismatch;

// How far rows stand in from the line that says what they are.
constexpr int kRowIndent = 2;

void AddFigures(int indent, const Mismatch& mismatch, TextPage& page) {
  const auto& bridge = mismatch.bridge();
  const TextTable table{.columns = {{"", Align::kRight}, {}},
                        .rows = {{SignedText(bridge.accepted()), "accepted"},
                                 {SignedText(bridge.proposed()), "proposed, not answered"},
                                 {SignedText(bridge.rejected()), "rejected"},
                                 {DifferenceText(bridge.unexplained()), "unexplained"},
                                 {DifferenceText(mismatch.difference()), "in all"}}};
  page.AddLine(indent, "the difference is made up of");
  page.AddTable(indent + kRowIndent, table);
}

}  // namespace

std::string ReasonText(registry::v1::ExplanationCode code) {
  switch (code) {
    case registry::v1::EXPLANATION_CODE_MULTI_PERSON_CONTAINER:
      return "one container held more than one person";
    case registry::v1::EXPLANATION_CODE_PERSON_IN_MULTIPLE_CONTAINERS:
      return "one person lay in several containers";
    case registry::v1::EXPLANATION_CODE_PERSON_ACROSS_HANDOVERS:
      return "one person was handed over across several handovers";
    case registry::v1::EXPLANATION_CODE_OWN_SIDE_REMAINS:
      return "remains of the sender's own side";
    case registry::v1::EXPLANATION_CODE_THIRD_COUNTRY:
      return "remains of a national of a third country";
    case registry::v1::EXPLANATION_CODE_CIVILIAN_RECLASSIFIED:
      return "counted as a civilian by one side alone";
    case registry::v1::EXPLANATION_CODE_NON_HUMAN:
      return "not human remains";
    case registry::v1::EXPLANATION_CODE_EMPTY_OR_EFFECTS_ONLY:
      return "nothing, or personal effects alone";
    case registry::v1::EXPLANATION_CODE_DOUBLE_COUNT:
      return "counted twice";
    case registry::v1::EXPLANATION_CODE_MANIFEST_ERROR:
      return "an error in the list that went with the handover";
    case registry::v1::EXPLANATION_CODE_TALLY_ERROR:
      return "an error in the count at the place of handover";
    case registry::v1::EXPLANATION_CODE_TRANSCRIPTION:
      return "an error in copying the figure";
    case registry::v1::EXPLANATION_CODE_CUT_OFF:
      return "counted under another day or stage";
    case registry::v1::EXPLANATION_CODE_REFUSED_AT_POINT:
      return "not accepted at the place of handover";
    case registry::v1::EXPLANATION_CODE_WITHHELD_BY_SENDER:
      return "kept back by the sender";
    case registry::v1::EXPLANATION_CODE_RETURNED_TO_SENDER:
      return "sent back to the sender afterwards";
    case registry::v1::EXPLANATION_CODE_OTHER:
      return "another reason, which the source says";
    case registry::v1::EXPLANATION_CODE_LEFT_UNEXPLAINED:
      return "no reason is known, to be left unexplained";
    default:
      return WordsOf(code);
  }
}

std::string AnswerText(reconciliation::v1::Answer answer) {
  switch (answer) {
    case reconciliation::v1::ANSWER_PENDING:
      return "not answered by the other side";
    case reconciliation::v1::ANSWER_ACCEPTED:
      return "accepted by the other side";
    case reconciliation::v1::ANSWER_REJECTED:
      return "rejected by the other side";
    default:
      return WordsOf(answer);
  }
}

void AddBridge(int indent, const Mismatch& mismatch, const PartyNames& names, TextPage& page) {
  const auto& explanations = mismatch.explanations();
  if (explanations.empty()) return;
  if (mismatch.has_bridge()) AddFigures(indent, mismatch, page);
  TextTable table{.columns = {{"", Align::kRight}, {}, {}, {}, {}}, .rows = {}};
  for (const AnsweredExplanation& explanation : explanations) {
    table.rows.push_back({SignedText(explanation.signed_count()), ReasonText(explanation.code()),
                          "proposed by " + names.Of(explanation.party()), AnswerText(explanation.answer()),
                          std::string(ledger::IdOf(explanation.explanation()))});
  }
  page.AddLine(indent, "put forward for it");
  page.AddTable(indent + kRowIndent, table);
}

}  // namespace handover::ctl
