#include "clients/handoverctl/report/event_report.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "clients/handoverctl/bridge_text.h"
#include "clients/handoverctl/completion_text.h"
#include "clients/handoverctl/mismatch_words.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/words.h"
#include "ledger/calendar_date.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

using registry::v1::Quantity;
using registry::v1::Record;

std::string DayOf(const google::protobuf::Timestamp& time) {
  return absl::FormatTime("%Y-%m-%d", absl::FromUnixSeconds(time.seconds()), absl::UTCTimeZone());
}

// "≥ 6,001", where a picture has no room for more.
std::string ShortText(const Quantity& quantity, const Amount& shown) {
  const bool is_withheld = shown.text != QuantityText(quantity);
  if (is_withheld) return shown.text.starts_with("fewer") ? absl::StrCat("< ", kPublicCountMin) : "withheld";
  const std::string count = CountText(quantity.count());
  switch (quantity.precision()) {
    case registry::v1::PRECISION_AT_LEAST:
      return "≥" + count;
    case registry::v1::PRECISION_AT_MOST:
      return "≤" + count;
    case registry::v1::PRECISION_APPROXIMATE:
      return "about " + count;
    case registry::v1::PRECISION_UNDISCLOSED:
      return "no number";
    default:
      return count;
  }
}

// What one record says, before it is known whose lane it stands in.
struct Said {
  std::string date;
  std::string party;  // Empty for the lane of the handovers.
  EventShape shape = EventShape::kHandover;
  std::string label;
  std::string words;
  registry::v1::Source source;
};

class EventReader {
 public:
  explicit EventReader(const ReportContext& context) : context_(context) {
    for (const Record& record : context.material.records) {
      if (record.has_handover()) handovers_[record.name()] = &record.handover();
    }
  }

  std::optional<Said> Read(const Record& record) const {
    switch (record.body_case()) {
      case Record::kAgreement:
        return Of(record.agreement());
      case Record::kHandover:
        return Of(record.handover());
      case Record::kDeclaration:
        return Of(record, record.declaration());
      case Record::kRunningTotal:
        return Of(record, record.running_total());
      case Record::kReading:
        return Of(record, record.reading());
      case Record::kOffer:
        return Of(record.offer());
      case Record::kFinding:
        return Of(record, record.finding());
      case Record::kExplanation:
        return Of(record.explanation());
      case Record::kExplanationResponse:
        return Of(record.explanation_response());
      default:
        return std::nullopt;
    }
  }

 private:
  std::string Name(const std::string& party) const { return context_.names().Of(party); }
  Amount Show(bool is_shown, const Quantity& quantity) const {
    return context_.disclosure.Show(is_shown, QuantityAmount(quantity));
  }
  // "Russia → Ukraine: remains of members of armed forces"
  std::string TermWords(std::string_view term) const {
    for (const auto& completion : context_.reckoning().completions.completions()) {
      if (completion.term() == term) return TermText(completion, context_.names());
    }
    return "a term";
  }
  // "stage 5 (2025-06-16)"
  std::string HandoverWords(std::string_view name) const {
    const auto handover = handovers_.find(name);
    if (handover == handovers_.end()) return "a handover";
    return EventText(handover->second->stage(), handover->second->event_date());
  }
  static std::string CorrectionNote(const std::string& corrected, registry::v1::CorrectionReason reason) {
    return corrected.empty() ? "" : absl::StrCat("; takes the place of an earlier statement (", WordsOf(reason), ")");
  }

  static Said Of(const registry::v1::Agreement& agreement) {
    return {.date = agreement.agreed_date(),
            .party = "",
            .shape = EventShape::kHandover,
            .label = "agreed",
            .words = "the agreement was made",
            .source = agreement.source()};
  }

  Said Of(const registry::v1::Handover& handover) const {
    const bool is_conducted = handover.status() == registry::v1::HANDOVER_STATUS_CONDUCTED;
    const std::string direction = absl::StrCat(std::string(ledger::IdOf(handover.from_party())), " → ",
                                               std::string(ledger::IdOf(handover.to_party())));
    const std::string stage = handover.stage().empty() ? "a handover" : handover.stage();
    const std::string status = WordsOf(handover.status());
    return {
        .date = handover.event_date(),
        .party = "",
        .shape = EventShape::kHandover,
        .label = !is_conducted              ? status
                 : handover.stage().empty() ? direction
                                            : handover.stage(),
        .words = absl::StrCat(stage, " from ", Name(handover.from_party()), " to ", Name(handover.to_party()), ": ",
                              status, handover.supersedes().empty() ? "" : "; takes the place of an earlier record"),
        .source = handover.source()};
  }

  Said Of(const Record& record, const registry::v1::Declaration& declaration) const {
    const bool is_shown = context_.disclosure.ShowsCell(ledger::ParentOf(record.name()), declaration.category());
    const Amount amount = Show(is_shown, declaration.quantity());
    Said said{.date = DayOf(declaration.declared_time()),
              .party = declaration.declarer(),
              .shape = EventShape::kCount,
              .label = "withdrawn",
              .words = "takes a count back",
              .source = declaration.source()};
    if (declaration.has_quantity()) {
      const bool is_sender = declaration.role() == registry::v1::ROLE_SENDER;
      const bool is_receiver = declaration.role() == registry::v1::ROLE_RECEIVER;
      const std::string verb = is_sender ? "sent " : is_receiver ? "got " : "";
      said.label = verb + ShortText(declaration.quantity(), amount);
      said.words = absl::StrCat("declares as ", WordsOf(declaration.role()), " of ",
                                HandoverWords(ledger::ParentOf(record.name())), ": ", amount.text, ", ",
                                CategoryWords(declaration.category()));
    }
    said.words += CorrectionNote(declaration.corrects(), declaration.correction_reason());
    return said;
  }

  Said Of(const Record& record, const registry::v1::RunningTotal& total) const {
    const bool is_shown = context_.disclosure.ShowsCounter(ledger::ParentOf(record.name()), total.as_of_date());
    const Amount amount = context_.disclosure.ShowSum(is_shown, QuantityAmount(total.quantity()));
    Said said{.date = DayOf(total.declared_time()),
              .party = total.declarer(),
              .shape = EventShape::kTotal,
              .label = "withdrawn",
              .words = absl::StrCat("takes its running total as of ", total.as_of_date(), " back"),
              .source = total.source()};
    if (total.has_quantity()) {
      said.label = "total " + ShortText(total.quantity(), amount);
      said.words = absl::StrCat("states a running total of ", TermWords(ledger::ParentOf(record.name())), ", as of ",
                                total.as_of_date(), ": ", amount.text);
    }
    said.words += CorrectionNote(total.corrects(), total.correction_reason());
    return said;
  }

  Said Of(const Record& record, const registry::v1::Reading& reading) const {
    const Amount amount = Show(context_.disclosure.ShowsNumber(reading.committed()), reading.committed());
    const std::string number = reading.has_committed() ? ", " + amount.text : "";
    const bool reads_none = reading.kind() == registry::v1::TERM_KIND_NO_OBLIGATION;
    return {
        .date = DayOf(reading.declared_time()),
        .party = reading.party(),
        .shape = EventShape::kReading,
        .label = reading.has_committed() ? "reads " + ShortText(reading.committed(), amount)
                 : reads_none            ? "reads none"
                                         : "reads a rule",
        .words = absl::StrCat("reads ", TermWords(ledger::ParentOf(record.name())), ", as: ", WordsOf(reading.kind()),
                              number, reading.supersedes().empty() ? "" : "; takes the place of an earlier reading"),
        .source = reading.source()};
  }

  Said Of(const registry::v1::Offer& offer) const {
    const Amount amount = Show(context_.disclosure.ShowsNumber(offer.quantity()), offer.quantity());
    return {.date = DayOf(offer.declared_time()),
            .party = offer.party(),
            .shape = EventShape::kOffer,
            .label = "offers " + ShortText(offer.quantity(), amount),
            .words = absl::StrCat("offers ", amount.text, " of ", TermWords(offer.term()), ", outside any commitment",
                                  offer.supersedes().empty() ? "" : "; takes the place of an earlier offer"),
            .source = offer.source()};
  }

  Said Of(const Record& record, const registry::v1::Finding& finding) const {
    const bool is_shown = context_.disclosure.ShowsCell(ledger::ParentOf(record.name()), finding.category());
    const Amount amount = Show(is_shown, finding.quantity());
    return {.date = DayOf(finding.declared_time()),
            .party = finding.party(),
            .shape = EventShape::kFinding,
            .label = "found " + ShortText(finding.quantity(), amount),
            .words = absl::StrCat("finds ", amount.text, ": ", ReasonText(finding.code())),
            .source = finding.source()};
  }

  Said Of(const registry::v1::Explanation& explanation) const {
    const bool is_shown = context_.disclosure.ShowsMismatchNamed(explanation.mismatch());
    const Amount amount = context_.disclosure.ShowSum(is_shown, SignedAmount(explanation.signed_count()));
    return {.date = DayOf(explanation.declared_time()),
            .party = explanation.party(),
            .shape = EventShape::kExplanation,
            .label = is_shown ? "explains " + amount.text : "explains",
            .words = absl::StrCat("explains a difference of ", amount.text, ": ", ReasonText(explanation.code())),
            .source = explanation.source()};
  }

  static Said Of(const registry::v1::ExplanationResponse& response) {
    const bool is_accepted = response.verdict() == registry::v1::VERDICT_ACCEPTED;
    return {.date = DayOf(response.declared_time()),
            .party = response.party(),
            .shape = EventShape::kExplanation,
            .label = is_accepted ? "accepts" : "rejects",
            .words = is_accepted ? "accepts an explanation or a finding" : "rejects an explanation or a finding",
            .source = response.source()};
  }

  const ReportContext& context_;
  std::map<std::string_view, const registry::v1::Handover*> handovers_;  // By name.
};

}  // namespace

std::vector<Event> EventReport(const std::vector<std::string>& parties, const ReportContext& context) {
  const EventReader reader(context);
  std::vector<Event> events;
  for (const Record& record : context.material.records) {
    const auto said = reader.Read(record);
    if (!said.has_value()) continue;
    const auto day = ledger::ParseDate(said->date);
    if (!day.has_value()) continue;
    const auto party = std::ranges::find(parties, said->party);
    const size_t lane = party == parties.end() ? 0 : static_cast<size_t>(party - parties.begin()) + 1;
    events.push_back({.date = said->date,
                      .day = *day,
                      .lane = lane,
                      .shape = said->shape,
                      .label = said->label,
                      .words = said->words,
                      .from = context.sources.Cite(said->source, record.revision())});
  }
  std::ranges::stable_sort(events, {}, &Event::day);
  return events;
}

}  // namespace handover::ctl
