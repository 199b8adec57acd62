#include "reconciliation_service/accounting/agreement_account.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "ledger/calendar_date.h"
#include "ledger/record_name.h"

namespace handover::reconciliation {
namespace {

using ledger::Revision;
using registry::v1::Record;

absl::Status DoesNotFit(const Record& record, std::string_view why) {
  return absl::DataLossError(absl::StrCat("entry ", record.revision(), ", ", record.name(), ": ", std::string(why)));
}

absl::Time ToTime(const google::protobuf::Timestamp& time) {
  return absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
}

// Takes the statement named `name`, if it is not empty, off those that stand. Returns whether it stood.
template <typename Body>
bool Supersede(std::map<std::string, Statement<Body>>& statements, const std::string& name, Revision revision) {
  if (name.empty()) return true;
  const auto found = statements.find(name);
  if (found == statements.end() || !found->second.StandsAt(revision)) return false;
  found->second.superseded_at = revision;
  return true;
}

bool IsCountable(const registry::v1::Quantity& quantity) {
  return quantity.count() >= 0 && quantity.count() <= kCountMax;
}

// The statement that `body`, a Declaration or a RunningTotal, makes.
template <typename Body>
Claim ClaimOf(const Record& record, const Body& body, std::shared_ptr<const registry::v1::Source> source) {
  return {.name = record.name(),
          .revision = {record.revision()},
          .count = body.quantity().count(),
          .precision = body.quantity().precision(),
          .basis = body.quantity().counting_basis(),
          .declared_time = ToTime(body.declared_time()),
          .source = std::move(source)};
}

Flow FlowOfTerm(const registry::v1::Term& term) {
  return {.from_party = term.from_party(), .to_party = term.to_party(), .category = term.category()};
}

ClaimBook& BookOf(Cell& cell, const registry::v1::Declaration& declaration) {
  switch (declaration.role()) {
    case registry::v1::ROLE_SENDER:
      return cell.sender;
    case registry::v1::ROLE_RECEIVER:
      return cell.receiver;
    default:
      return cell.observers[declaration.declarer()];
  }
}

}  // namespace

AgreementAccount::AgreementAccount(const Record& record) : name_(record.name()), revision_{record.revision()} {}

absl::Status AgreementAccount::Apply(const Record& record) {
  switch (record.body_case()) {
    case Record::kTerm:
      return ApplyTerm(record);
    case Record::kReading:
      return ApplyReading(record);
    case Record::kOffer:
      return ApplyOffer(record);
    case Record::kHandover:
      return ApplyHandover(record);
    case Record::kDeclaration:
      return ApplyDeclaration(record);
    case Record::kRunningTotal:
      return ApplyRunningTotal(record);
    case Record::kFinding:
    case Record::kExplanation:
    case Record::kExplanationResponse:
      return absl::OkStatus();  // None of the figures that are answered rests on them.
    default:
      return DoesNotFit(record, "no such record stands under an agreement");
  }
}

const FlowAccount& AgreementAccount::FlowOf(const TermAccount& term) const { return flows_.at(FlowOfTerm(term.body)); }

absl::Status AgreementAccount::ApplyTerm(const Record& record) {
  const auto [place, is_new] = terms_.try_emplace(record.name());
  if (!is_new) return DoesNotFit(record, "the term is there already");
  TermAccount& term = place->second;
  term.name = record.name();
  term.revision = {record.revision()};
  term.body = record.term();
  flows_[FlowOfTerm(term.body)].terms.push_back(&term);
  return absl::OkStatus();
}

absl::Status AgreementAccount::ApplyReading(const Record& record) {
  const auto term = terms_.find(std::string(ledger::ParentOf(record.name())));
  if (term == terms_.end()) return DoesNotFit(record, "there is no such term");
  auto& readings = term->second.readings;
  if (!Supersede(readings, record.reading().supersedes(), {record.revision()})) {
    return DoesNotFit(record, "what it supersedes does not stand");
  }
  readings[record.name()] = {.revision = {record.revision()}, .body = record.reading()};
  return absl::OkStatus();
}

absl::Status AgreementAccount::ApplyOffer(const Record& record) {
  const auto term = terms_.find(record.offer().term());
  if (term == terms_.end()) return DoesNotFit(record, "there is no such term");
  auto& offers = term->second.offers;
  if (!Supersede(offers, record.offer().supersedes(), {record.revision()})) {
    return DoesNotFit(record, "what it supersedes does not stand");
  }
  offers[record.name()] = {.revision = {record.revision()}, .body = record.offer()};
  return absl::OkStatus();
}

absl::Status AgreementAccount::ApplyHandover(const Record& record) {
  const registry::v1::Handover& body = record.handover();
  const auto date = ledger::ParseDate(body.event_date());
  if (!date.has_value()) return DoesNotFit(record, "its date is none");
  Event* event = nullptr;
  if (body.supersedes().empty()) {
    auto& owned = events_[record.name()];
    if (owned != nullptr) return DoesNotFit(record, "the handover is there already");
    owned = std::make_unique<Event>();
    event = owned.get();
    event->first_name = record.name();
    event->from_party = body.from_party();
    event->to_party = body.to_party();
  } else {
    const auto earlier = event_of_handover_.find(body.supersedes());
    if (earlier == event_of_handover_.end()) return DoesNotFit(record, "there is no handover that it supersedes");
    event = earlier->second;
  }
  event_of_handover_[record.name()] = event;
  event->facts.Set({record.revision()},
                   {.name = record.name(), .status = body.status(), .date = *date, .stage = body.stage()});
  return absl::OkStatus();
}

absl::Status AgreementAccount::ApplyDeclaration(const Record& record) {
  const registry::v1::Declaration& body = record.declaration();
  if (!IsCountable(body.quantity())) return DoesNotFit(record, "its count is out of bounds");
  const auto found = event_of_handover_.find(std::string(ledger::ParentOf(record.name())));
  if (found == event_of_handover_.end()) return DoesNotFit(record, "there is no such handover");
  Event& event = *found->second;
  const Revision revision{record.revision()};
  if (!body.corrects().empty()) {
    // A reclassification takes the place of a statement in another category.
    bool stood = false;
    for (auto& [category, cell] : event.cells) stood = stood || BookOf(cell, body).Remove(body.corrects(), revision);
    if (!stood) return DoesNotFit(record, "what it corrects does not stand");
  }
  if (body.correction_reason() == registry::v1::CORRECTION_REASON_WITHDRAWAL) return absl::OkStatus();
  BookOf(CellOf(event, body.category()), body).Add(ClaimOf(record, body, Intern(body.source())));
  return absl::OkStatus();
}

absl::Status AgreementAccount::ApplyRunningTotal(const Record& record) {
  const registry::v1::RunningTotal& body = record.running_total();
  if (!IsCountable(body.quantity())) return DoesNotFit(record, "its count is out of bounds");
  const auto term = terms_.find(std::string(ledger::ParentOf(record.name())));
  if (term == terms_.end()) return DoesNotFit(record, "there is no such term");
  const auto date = ledger::ParseDate(body.as_of_date());
  if (!date.has_value()) return DoesNotFit(record, "its date is none");
  ClaimBook& book = term->second.running_totals[*date][body.declarer()];
  if (!body.corrects().empty() && !book.Remove(body.corrects(), {record.revision()})) {
    return DoesNotFit(record, "what it corrects does not stand");
  }
  if (body.correction_reason() == registry::v1::CORRECTION_REASON_WITHDRAWAL) return absl::OkStatus();
  book.Add(ClaimOf(record, body, Intern(body.source())));
  return absl::OkStatus();
}

Cell& AgreementAccount::CellOf(Event& event, registry::v1::Category category) {
  const auto [place, is_new] = event.cells.try_emplace(category);
  if (is_new) flows_[Flow{event.from_party, event.to_party, category}].entries.push_back({&event, &place->second});
  return place->second;
}

std::shared_ptr<const registry::v1::Source> AgreementAccount::Intern(const registry::v1::Source& source) {
  auto& kept = sources_[source.SerializeAsString()];
  if (kept == nullptr) kept = std::make_shared<const registry::v1::Source>(source);
  return kept;
}

}  // namespace handover::reconciliation
