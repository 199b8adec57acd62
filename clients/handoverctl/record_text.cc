#include "clients/handoverctl/record_text.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/printable.h"
#include "clients/handoverctl/record_cells.h"
#include "clients/handoverctl/text_page.h"
#include "clients/handoverctl/words.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using registry::v1::Record;

std::string IdText(std::string_view name) { return std::string(ledger::IdOf(name)); }

std::string Direction(std::string_view from, std::string_view to) { return IdText(from) + " → " + IdText(to); }

std::string SourceNote(const registry::v1::Source& source) { return absl::StrCat(" (", SourceWords(source), ")"); }

std::string CorrectionNote(const std::string& corrected, registry::v1::CorrectionReason reason) {
  if (corrected.empty()) return "";
  return absl::StrCat(", takes the place of ", IdText(corrected), " (", WordsOf(reason), ")");
}

std::string SupersedesNote(const std::string& superseded) {
  return superseded.empty() ? "" : ", takes the place of " + IdText(superseded);
}

// The quantity of a statement that may be a withdrawal.
template <typename Statement>
std::string QuantityOf(const Statement& statement) {
  return statement.has_quantity() ? QuantityText(statement.quantity()) : "no figure";
}

std::string Say(const registry::v1::Party& party) {
  return absl::StrCat(party.display_name(), ", ", WordsOf(party.kind()));
}

std::string Say(const registry::v1::Agreement& agreement) {
  std::vector<std::string> parties;
  for (const std::string& party : agreement.parties()) parties.push_back(IdText(party));
  return absl::StrCat(agreement.title(), ", ", agreement.agreed_date(), " between ", absl::StrJoin(parties, ", "));
}

std::string Say(const registry::v1::Term& term) {
  const std::string committed = term.has_committed() ? " of " + QuantityText(term.committed()) : "";
  return absl::StrCat(Direction(term.from_party(), term.to_party()), ": ", CategoryWords(term.category()), ", ",
                      WordsOf(term.kind()), committed, ", counted in ", BasisWords(term.counting_basis()));
}

std::string Say(const registry::v1::Reading& reading) {
  const std::string committed = reading.has_committed() ? " of " + QuantityText(reading.committed()) : "";
  return absl::StrCat(IdText(reading.party()), " reads: ", WordsOf(reading.kind()), committed,
                      SupersedesNote(reading.supersedes()), SourceNote(reading.source()));
}

std::string Say(const registry::v1::Offer& offer) {
  return absl::StrCat(IdText(offer.party()), " offers ", QuantityText(offer.quantity()), " under ",
                      IdText(offer.term()), SupersedesNote(offer.supersedes()), SourceNote(offer.source()));
}

std::string Say(const registry::v1::Handover& handover) {
  const std::string stage = handover.stage().empty() ? "" : ", " + handover.stage();
  return absl::StrCat(handover.event_date(), stage, ": ", Direction(handover.from_party(), handover.to_party()), ", ",
                      WordsOf(handover.status()), SupersedesNote(handover.supersedes()));
}

std::string Say(const registry::v1::Declaration& declaration) {
  return absl::StrCat(IdText(declaration.declarer()), " as ", WordsOf(declaration.role()), ": ",
                      QuantityOf(declaration), ", ", CategoryWords(declaration.category()),
                      CorrectionNote(declaration.corrects(), declaration.correction_reason()),
                      SourceNote(declaration.source()));
}

std::string Say(const registry::v1::RunningTotal& total) {
  return absl::StrCat(IdText(total.declarer()), ": ", QuantityOf(total), " in all by ", total.as_of_date(),
                      CorrectionNote(total.corrects(), total.correction_reason()), SourceNote(total.source()));
}

std::string Say(const registry::v1::Finding& finding) {
  return absl::StrCat(IdText(finding.party()), " found ", QuantityText(finding.quantity()), ": ",
                      WordsOf(finding.code()), ", declared as ", CategoryWords(finding.category()),
                      SourceNote(finding.source()));
}

std::string Say(const registry::v1::Explanation& explanation) {
  return absl::StrCat(IdText(explanation.party()), " proposes ", SignedText(explanation.signed_count()), ": ",
                      WordsOf(explanation.code()), ", of ", IdText(explanation.mismatch()),
                      SourceNote(explanation.source()));
}

std::string Say(const registry::v1::ExplanationResponse& response) {
  return absl::StrCat(IdText(response.party()), ": ", WordsOf(response.verdict()), SourceNote(response.source()));
}

// A message that reads as one value.
std::string Say(const Message& value) {
  if (const auto* quantity = dynamic_cast<const registry::v1::Quantity*>(&value)) {
    return absl::StrCat(QuantityText(*quantity), ", counted in ", BasisWords(quantity->counting_basis()));
  }
  if (const auto* time = dynamic_cast<const google::protobuf::Timestamp*>(&value)) return TimeWords(*time);
  if (const auto* source = dynamic_cast<const registry::v1::Source*>(&value)) return SourceWords(*source);
  if (const auto* duration = dynamic_cast<const google::protobuf::Duration*>(&value)) {
    return absl::FormatDuration(absl::Seconds(duration->seconds()));
  }
  return value.ShortDebugString();
}

// The values of one field that is set, as a person reads them; several of a repeated one.
std::vector<std::string> ValuesOf(const Message& message, const FieldDescriptor& field) {
  const auto& reflection = *message.GetReflection();
  if (field.is_repeated()) {
    std::vector<std::string> values;
    for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
      values.push_back(reflection.GetRepeatedString(message, &field, i));
    }
    return values;
  }
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return {reflection.GetString(message, &field)};
    case FieldDescriptor::CPPTYPE_ENUM:
      return {EnumWords(*field.enum_type(), reflection.GetEnumValue(message, &field))};
    case FieldDescriptor::CPPTYPE_INT64:
      return {field.name() == "signed_count" ? SignedText(reflection.GetInt64(message, &field))
                                             : CountText(reflection.GetInt64(message, &field))};
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return {Say(reflection.GetMessage(message, &field))};
    default:
      return {};
  }
}

std::string LabelOf(const FieldDescriptor& field) {
  std::string label = field.name();
  std::ranges::replace(label, '_', ' ');
  return label;
}

// A row for each value that is set in `message`, in the order of the contract.
void AddFields(const Message& message, TextTable& table) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    for (const std::string& value : ValuesOf(message, *field)) table.rows.push_back({LabelOf(*field), value});
  }
}

std::string ReadAt(const std::string& ledger_id, int64_t revision) {
  return absl::StrCat("read from ledger ", ledger_id, " at revision ", CountText(revision));
}

}  // namespace

std::string RecordSummary(const Record& record) {
  switch (record.body_case()) {
    case Record::kParty:
      return Say(record.party());
    case Record::kAgreement:
      return Say(record.agreement());
    case Record::kTerm:
      return Say(record.term());
    case Record::kReading:
      return Say(record.reading());
    case Record::kOffer:
      return Say(record.offer());
    case Record::kHandover:
      return Say(record.handover());
    case Record::kDeclaration:
      return Say(record.declaration());
    case Record::kRunningTotal:
      return Say(record.running_total());
    case Record::kFinding:
      return Say(record.finding());
    case Record::kExplanation:
      return Say(record.explanation());
    case Record::kExplanationResponse:
      return Say(record.explanation_response());
    case Record::BODY_NOT_SET:
      break;
  }
  return "a kind of record that this program does not know";
}

TextTable BodyTable(const Record& record) {
  TextTable table{.columns = {{}, {}}, .rows = {}};
  if (const Message* body = BodyOf(record)) AddFields(*body, table);
  return table;
}

std::string RecordPage(const registry::v1::GetRecordResponse& response, size_t width) {
  const Record& record = response.record();
  TextPage page(width);
  page.AddLine(0, record.name());
  page.AddLine(0, RecordSummary(record));
  page.AddGap();
  TextTable table{.columns = {{}, {}}, .rows = {}};
  table.rows.push_back({"revision", CountText(record.revision())});
  table.rows.push_back({"recorded", TimeWords(record.record_time())});
  table.rows.push_back({"author", record.author()});
  for (auto& row : BodyTable(record).rows) table.rows.push_back(std::move(row));
  page.AddTable(2, table);
  page.AddGap();
  page.AddLine(0, ReadAt(response.ledger_id(), response.revision()));
  return page.text();
}

std::string RecordListPage(const registry::v1::ListRecordsResponse& response, size_t width) {
  TextPage page(width);
  if (response.records().empty()) {
    page.AddLine(0, absl::StrCat("no records; ", ReadAt(response.ledger_id(), response.revision())));
    return page.text();
  }
  TextTable table{.columns = {{"REVISION", Align::kRight}, {"ID"}, {"WHAT IT SAYS"}}, .rows = {}};
  for (const Record& record : response.records()) {
    table.rows.push_back({CountText(record.revision()), IdText(record.name()), RecordSummary(record)});
  }
  page.AddTable(0, table);
  page.AddGap();
  page.AddLine(0, absl::StrCat(NumberOf(response.records_size(), "record", "records"),
                               response.next_page_token().empty() ? "" : ", and there are more: raise --limit", "; ",
                               ReadAt(response.ledger_id(), response.revision())));
  return page.text();
}

std::string WatchLine(const Record& record) {
  return Printable(absl::StrCat(record.revision(), "  ", record.name(), "  ", RecordSummary(record)));
}

}  // namespace handover::ctl
