#include "reconciliation_service/accounting/agreement_account.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "ledger/calendar_date.h"
#include "ledger/record_name.h"
#include "reconciliation_service/accounting/proto_time.h"
#include "reconciliation_service/accounting/standing.h"
#include "reconciliation_service/accounting/subjects_of.h"

namespace handover::reconciliation {
namespace {

using ledger::Revision;
using registry::v1::Record;

absl::Status DoesNotFit(const Record& record, std::string_view why) {
  return absl::DataLossError(absl::StrCat("entry ", record.revision(), ", ", record.name(), ": ", std::string(why)));
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
          .declared_time = FromProto(body.declared_time()),
          .source = std::move(source),
          .is_withdrawal = body.correction_reason() == registry::v1::CORRECTION_REASON_WITHDRAWAL,
          .date = std::nullopt};
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

AgreementAccount::AgreementAccount(std::string name, Revision revision) : name_(std::move(name)), revision_(revision) {}

absl::Status AgreementAccount::Apply(const Record& record) {
  record_time_ = FromProto(record.record_time());
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
      return ApplyFinding(record);
    case Record::kExplanation:
      return ApplyExplanation(record);
    case Record::kExplanationResponse:
      return ApplyResponse(record);
    default:
      return DoesNotFit(record, "no such record stands under an agreement");
  }
}

std::vector<const ExplanationAccount*> AgreementAccount::ExplanationsOf(const std::string& mismatch) const {
  std::vector<const ExplanationAccount*> explanations;
  const auto names = explanations_of_.find(mismatch);
  if (names == explanations_of_.end()) return explanations;
  for (const std::string& name : names->second) explanations.push_back(&explanations_.at(name));
  return explanations;
}

std::vector<std::string> AgreementAccount::Explained() const {
  std::vector<std::string> mismatches;
  for (const auto& [mismatch, names] : explanations_of_) mismatches.push_back(mismatch);
  return mismatches;
}

absl::Status AgreementAccount::ApplyTerm(const Record& record) {
  const auto [place, is_new] = terms_.try_emplace(record.name());
  if (!is_new) return DoesNotFit(record, "the term is there already");
  const Revision revision{record.revision()};
  TermAccount& term = place->second;
  term.name = record.name();
  term.revision = revision;
  term.body = record.term();
  if (!term.body.one_for_one_with().empty()) {
    const auto other = terms_.find(term.body.one_for_one_with());
    if (other == terms_.end()) return DoesNotFit(record, "there is no term that it is exchanged for");
    term.exchanged.push_back(&other->second);
    other->second.exchanged.push_back(&term);
  }
  FlowAccount& flow = flows_[FlowOfTerm(term.body)];
  flow.AddTerm(&term, revision);
  // A term brings a grace period with it.
  for (const CellRef& cell : flow.cells()) RefreshCells(*cell.event, revision);
  RefreshTerm(term, revision);
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
  RefreshTerm(term->second, {record.revision()});
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
    event = FindEvent(body.supersedes());
    if (event == nullptr) return DoesNotFit(record, "there is no handover that it supersedes");
  }
  event_of_handover_[record.name()] = event;
  event->facts.Set({record.revision()},
                   {.name = record.name(), .status = body.status(), .date = *date, .stage = body.stage()});
  RefreshEvent(*event, {record.revision()});
  return absl::OkStatus();
}

absl::Status AgreementAccount::ApplyDeclaration(const Record& record) {
  const registry::v1::Declaration& body = record.declaration();
  if (!IsCountable(body.quantity())) return DoesNotFit(record, "its count is out of bounds");
  Event* event = FindEvent(ledger::ParentOf(record.name()));
  if (event == nullptr) return DoesNotFit(record, "there is no such handover");
  const Revision revision{record.revision()};
  if (!body.corrects().empty()) {
    // A reclassification takes the place of a statement in another category.
    bool stood = false;
    for (auto& [category, cell] : event->cells) stood = stood || BookOf(cell, body).Remove(body.corrects(), revision);
    if (!stood) return DoesNotFit(record, "what it corrects does not stand");
  }
  Claim claim = ClaimOf(record, body, Intern(body.source()));
  claim.scope = body.observation_scope();
  claim.date = ledger::ParseDate(body.stated_event_date());
  BookOf(CellOf(*event, body.category()), body).Add(std::move(claim));
  RefreshEvent(*event, revision);
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
  Claim claim = ClaimOf(record, body, Intern(body.source()));
  claim.date = *date;
  book.Add(std::move(claim));
  const FlowAccount& flow = FlowOf(term->second);
  RefreshAll(SubjectsOfTotals(term->second, flow, *date), {record.revision()});
  RefreshAll(SubjectsOfSums(term->second, flow, *date), {record.revision()});
  return absl::OkStatus();
}

absl::Status AgreementAccount::ApplyFinding(const Record& record) {
  const registry::v1::Finding& body = record.finding();
  if (!IsCountable(body.quantity())) return DoesNotFit(record, "its count is out of bounds");
  Event* event = FindEvent(ledger::ParentOf(record.name()));
  if (event == nullptr) return DoesNotFit(record, "there is no such handover");
  if (body.source().tier() == registry::v1::SOURCE_TIER_SECONDARY_MEDIA) return absl::OkStatus();
  CellOf(*event, body.category())
      .findings.push_back({.name = record.name(),
                           .revision = {record.revision()},
                           .quantity = body.quantity(),
                           .is_receivers_own = body.party() == event->to_party,
                           .answers = {}});
  RefreshEvent(*event, {record.revision()});
  return absl::OkStatus();
}

absl::Status AgreementAccount::ApplyExplanation(const Record& record) {
  explanations_[record.name()] = {
      .name = record.name(), .revision = {record.revision()}, .body = record.explanation(), .answers = {}};
  explanations_of_[record.explanation().mismatch()].push_back(record.name());
  mismatches_.NoteExplained(record.explanation().mismatch(), {record.revision()});
  return absl::OkStatus();
}

absl::Status AgreementAccount::ApplyResponse(const Record& record) {
  const registry::v1::ExplanationResponse& body = record.explanation_response();
  const Revision revision{record.revision()};
  const std::string answered(ledger::ParentOf(record.name()));
  const auto add_to = [&](Answers& answers) {
    answers.Add(body.party(), FromProto(body.declared_time()), revision, body.verdict());
  };
  if (const auto explanation = explanations_.find(answered); explanation != explanations_.end()) {
    add_to(explanation->second.answers);
    mismatches_.NoteExplained(explanation->second.body.mismatch(), revision);
    return absl::OkStatus();
  }
  Event* event = FindEvent(ledger::ParentOf(answered));
  if (event == nullptr) return DoesNotFit(record, "what it answers is not there");
  for (auto& [category, cell] : event->cells) {
    for (FindingAccount& finding : cell.findings) {
      if (finding.name == answered) add_to(finding.answers);
    }
  }
  RefreshEvent(*event, revision);
  return absl::OkStatus();
}

Event* AgreementAccount::FindEvent(std::string_view handover) {
  const auto found = event_of_handover_.find(handover);
  return found == event_of_handover_.end() ? nullptr : found->second;
}

Cell& AgreementAccount::CellOf(Event& event, registry::v1::Category category) {
  const auto [place, is_new] = event.cells.try_emplace(category);
  if (is_new) flows_[Flow{event.from_party, event.to_party, category}].AddCell({&event, &place->second});
  return place->second;
}

std::shared_ptr<const registry::v1::Source> AgreementAccount::Intern(const registry::v1::Source& source) {
  auto& kept = sources_[source.SerializeAsString()];
  if (kept == nullptr) kept = std::make_shared<const registry::v1::Source>(source);
  return kept;
}

void AgreementAccount::RefreshEvent(const Event& event, Revision revision) {
  // What an event changes, it changes on its day and on all that follow; on the earlier one, where its day was another
  // before.
  std::chrono::sys_days from = event.facts.At(revision)->date;
  if (const EventFacts* before = event.facts.At({revision.value - 1})) from = std::min(from, before->date);
  for (const auto& [category, cell] : event.cells) {
    FlowAccount& flow = flows_.at(Flow{event.from_party, event.to_party, category});
    flow.Refresh({&event, &cell}, revision);
    for (const TermAccount* term : flow.terms()) {
      RefreshFigures(*term, revision);
      RefreshAll(SubjectsOfSums(*term, flow, from), revision);
    }
  }
  RefreshCells(event, revision);
}

void AgreementAccount::RefreshTerm(const TermAccount& term, Revision revision) {
  RefreshAll(SubjectsOfReadings(term, FlowOf(term)), revision);
  RefreshFigures(term, revision);
}

void AgreementAccount::RefreshFigures(const TermAccount& term, Revision revision) {
  RefreshAll(SubjectsOfFigures(term, FlowOf(term)), revision);
  for (const TermAccount* other : term.exchanged) RefreshAll(SubjectsOfFigures(*other, FlowOf(*other)), revision);
}

void AgreementAccount::RefreshCells(const Event& event, Revision revision) {
  for (const auto& [category, cell] : event.cells) {
    const FlowAccount& flow = flows_.at(Flow{event.from_party, event.to_party, category});
    RefreshAll(SubjectsOfCell(event, category, cell, flow), revision);
  }
}

void AgreementAccount::RefreshAll(const std::vector<Subject>& subjects, Revision revision) {
  for (const Subject& subject : subjects) Refresh(subject, revision);
}

void AgreementAccount::Refresh(const Subject& subject, Revision revision) {
  const std::optional<absl::Time> stands_from = StandsFrom(subject, revision);
  if (!stands_from.has_value() && !mismatches_.MayKnow(subject)) return;
  mismatches_.Note(NameOf(name_, subject), subject, stands_from, revision, record_time_);
}

}  // namespace handover::reconciliation
