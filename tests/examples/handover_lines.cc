#include <array>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/message_differencer.h"
#include "ledger/record_name.h"
#include "tests/examples/ledger_line.h"
#include "tests/examples/words.h"

namespace handover::examples {
namespace {

namespace v1 = registry::v1;
using google::protobuf::util::MessageDifferencer;
using v1::Record;

absl::Status AppendHandover(const std::smatch& words, Phrase& phrase, ExampleLedger& ledger) {
  Record record;
  record.set_name(NameUnder("handovers/", words[1].str()));
  v1::Handover& handover = *record.mutable_handover();
  if (words[2].matched) handover.set_supersedes(NameUnder("handovers/", words[2].str()));
  handover.set_from_party(PartyNamed(words[3].matched ? words[3].str() : "aaa"));
  handover.set_to_party(PartyNamed(words[4].matched ? words[4].str() : "bbb"));
  handover.set_event_date(words[5].matched ? words[5].str() : phrase.day());
  handover.set_status(v1::HANDOVER_STATUS_CONDUCTED);
  if (const auto stage = phrase.TakeAfter("stage ")) handover.set_stage("stage " + *stage);
  if (const auto word = phrase.TakeNext()) {
    const auto status = HandoverStatusOf(*word);
    if (!status.ok()) return status.status();
    handover.set_status(*status);
  }
  *handover.mutable_source() = ExampleLedger::SourceIn(phrase);
  return ledger.Append(std::move(record), phrase);
}

// Appends `record`, a declaration but for what all of them have.
absl::Status AppendStated(Record record, std::string_view handover, Phrase& phrase, ExampleLedger& ledger) {
  v1::Declaration& declaration = *record.mutable_declaration();
  record.set_name(absl::StrCat(NameUnder("handovers/", handover), "/declarations/d", ledger.NextNumber()));
  if (const auto day = phrase.TakeAfter("dated ")) declaration.set_stated_event_date(*day);
  if (absl::Status status = ledger.SetStated(phrase, declaration); !status.ok()) return status;
  return ledger.Append(std::move(record), phrase);
}

absl::Status AppendDeclaration(const std::smatch& words, Phrase& phrase, ExampleLedger& ledger) {
  const auto counted = CountedOf(words[3].str());
  if (!counted.ok()) return counted.status();
  Record record;
  v1::Declaration& declaration = *record.mutable_declaration();
  declaration.set_declarer(PartyNamed(words[1].str()));
  declaration.set_role(words[2] == "sent"       ? v1::ROLE_SENDER
                       : words[2] == "received" ? v1::ROLE_RECEIVER
                                                : v1::ROLE_OBSERVER);
  declaration.set_category(counted->category);
  *declaration.mutable_quantity() = counted->quantity;
  if (declaration.role() == v1::ROLE_OBSERVER) {
    declaration.set_observation_scope(phrase.Take("a part of them") ? v1::OBSERVATION_SCOPE_PARTIAL_COUNT
                                                                    : v1::OBSERVATION_SCOPE_FULL_COUNT);
  }
  return AppendStated(std::move(record), words[4].str(), phrase, ledger);
}

// The last declaration of `party` at `handover` that says `text`, which is a quantity or "its withdrawal".
absl::StatusOr<Record> EarlierOf(const std::string& party, const std::string& text, const std::string& handover,
                                 const ExampleLedger& ledger) {
  const bool is_withdrawal = text == "its withdrawal";
  const absl::StatusOr<Counted> counted = is_withdrawal ? Counted() : CountedOf(text);
  if (!counted.ok()) return counted.status();
  for (auto place = ledger.records().rbegin(); place != ledger.records().rend(); ++place) {
    const Record& record = *place;
    const v1::Declaration& said = record.declaration();
    if (ledger::ParentOf(record.name()) != NameUnder("handovers/", handover)) continue;
    if (!record.has_declaration() || said.declarer() != PartyNamed(party)) continue;
    if (said.has_quantity() == is_withdrawal) continue;
    if (is_withdrawal) return record;
    if (said.category() == counted->category && MessageDifferencer::Equals(said.quantity(), counted->quantity)) {
      return record;
    }
  }
  return absl::InvalidArgumentError(absl::StrCat("want \"", text, "\" of ", party, " at ", handover, " before"));
}

// A declaration that takes the place of what `words` name, and says the same but for the reason.
absl::StatusOr<Record> CorrectionOf(const std::smatch& words, const ExampleLedger& ledger, v1::CorrectionReason why) {
  const auto earlier = EarlierOf(words[1], words[2], words[3], ledger);
  if (!earlier.ok()) return earlier.status();
  Record record = *earlier;
  record.mutable_declaration()->set_corrects(earlier->name());
  record.mutable_declaration()->set_correction_reason(why);
  record.clear_revision();
  record.clear_record_time();
  return record;
}

absl::Status AppendCorrection(const std::smatch& words, Phrase& phrase, ExampleLedger& ledger,
                              v1::CorrectionReason why) {
  absl::StatusOr<Record> record = CorrectionOf(words, ledger, why);
  if (!record.ok()) return record.status();
  const auto counted = CountedOf(words[4].str());
  if (!counted.ok()) return counted.status();
  record->mutable_declaration()->set_category(counted->category);
  *record->mutable_declaration()->mutable_quantity() = counted->quantity;
  return AppendStated(*std::move(record), words[3].str(), phrase, ledger);
}

absl::Status AppendMistake(const std::smatch& words, Phrase& phrase, ExampleLedger& ledger) {
  return AppendCorrection(words, phrase, ledger, v1::CORRECTION_REASON_MISTAKE);
}

absl::Status AppendReclassification(const std::smatch& words, Phrase& phrase, ExampleLedger& ledger) {
  return AppendCorrection(words, phrase, ledger, v1::CORRECTION_REASON_RECLASSIFICATION);
}

absl::Status AppendWithdrawal(const std::smatch& words, Phrase& phrase, ExampleLedger& ledger) {
  absl::StatusOr<Record> record = CorrectionOf(words, ledger, v1::CORRECTION_REASON_WITHDRAWAL);
  if (!record.ok()) return record.status();
  record->mutable_declaration()->clear_quantity();
  return AppendStated(*std::move(record), words[3].str(), phrase, ledger);
}

constexpr std::array kLines = {
    LedgerLine{"handover HANDOVER [in place of HANDOVER] [from PARTY to PARTY] on|for DATE[, stage WORD][, STATUS]",
               "handover (\\S+)(?: in place of (\\S+))?(?: from (\\S+) to (\\S+))?(?: for (\\S+))?", AppendHandover},
    LedgerLine{"PARTY sent|received|counted QUANTITY at HANDOVER[, a part of them][, dated DATE]",
               "(\\S+) (sent|received|counted) (.+) at (\\S+)", AppendDeclaration},
    LedgerLine{"PARTY corrects QUANTITY|its withdrawal at HANDOVER to QUANTITY",
               "(\\S+) corrects (.+) at (\\S+) to (.+)", AppendMistake},
    LedgerLine{"PARTY reclassifies QUANTITY at HANDOVER as QUANTITY", "(\\S+) reclassifies (.+) at (\\S+) as (.+)",
               AppendReclassification},
    LedgerLine{"PARTY withdraws QUANTITY at HANDOVER", "(\\S+) withdraws (.+) at (\\S+)", AppendWithdrawal},
};

}  // namespace

std::span<const LedgerLine> HandoverLines() { return kLines; }

}  // namespace handover::examples
