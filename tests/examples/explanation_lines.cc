#include <array>

#include "absl/strings/str_cat.h"
#include "tests/examples/ledger_line.h"
#include "tests/examples/words.h"

namespace handover::examples {
namespace {

namespace v1 = registry::v1;
using v1::Record;

absl::Status AppendFinding(const std::smatch& words, Phrase& phrase, ExampleLedger& ledger) {
  const auto counted = CountedOf(words[3].str());
  if (!counted.ok()) return counted.status();
  const auto code = CodeOf(words[5].str());
  if (!code.ok()) return code.status();
  Record record;
  record.set_name(absl::StrCat(NameUnder("handovers/", words[4].str()), "/findings/", words[1].str()));
  v1::Finding& finding = *record.mutable_finding();
  finding.set_party(PartyNamed(words[2].str()));
  finding.set_category(counted->category);
  finding.set_code(*code);
  *finding.mutable_quantity() = counted->quantity;
  if (absl::Status status = ledger.SetStated(phrase, finding); !status.ok()) return status;
  return ledger.Append(std::move(record), phrase);
}

absl::Status AppendExplanation(const std::smatch& words, Phrase& phrase, ExampleLedger& ledger) {
  const auto count = NumberOf(words[4].str());
  if (!count.ok()) return count.status();
  const auto code = CodeOf(words[5].str());
  if (!code.ok()) return code.status();
  Record record;
  record.set_name(NameUnder("explanations/", words[1].str()));
  v1::Explanation& explanation = *record.mutable_explanation();
  explanation.set_party(PartyNamed(words[3].str()));
  explanation.set_mismatch(NameUnder("mismatches/", words[2].str()));
  explanation.set_code(*code);
  explanation.set_signed_count(*count);
  if (absl::Status status = ledger.SetStated(phrase, explanation); !status.ok()) return status;
  return ledger.Append(std::move(record), phrase);
}

absl::Status AppendResponse(const std::smatch& words, Phrase& phrase, ExampleLedger& ledger) {
  const auto answered = ledger.WithId(words[3].str());
  if (!answered.ok()) return answered.status();
  Record record;
  record.set_name(answered->name() + "/responses/r" + ledger.NextNumber());
  v1::ExplanationResponse& response = *record.mutable_explanation_response();
  response.set_party(PartyNamed(words[1].str()));
  response.set_verdict(words[2] == "accepts" ? v1::VERDICT_ACCEPTED : v1::VERDICT_REJECTED);
  if (absl::Status status = ledger.SetStated(phrase, response); !status.ok()) return status;
  return ledger.Append(std::move(record), phrase);
}

constexpr std::array kLines = {
    LedgerLine{"finding FINDING by PARTY: QUANTITY at HANDOVER are CODE",
               "finding (\\S+) by (\\S+): (.+) at (\\S+) are (\\S+)", AppendFinding},
    LedgerLine{"explanation EXPLANATION of MISMATCH by PARTY: NUMBER are CODE",
               "explanation (\\S+) of (\\S+) by (\\S+): (\\S+) are (\\S+)", AppendExplanation},
    LedgerLine{"PARTY accepts|rejects EXPLANATION|FINDING", "(\\S+) (accepts|rejects) (\\S+)", AppendResponse},
};

}  // namespace

std::span<const LedgerLine> ExplanationLines() { return kLines; }

}  // namespace handover::examples
