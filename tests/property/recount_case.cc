#include "tests/property/recount_case.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "ledger/record_name.h"
#include "tests/recount/statement.h"

namespace handover::recount {
namespace {

namespace v1 = registry::v1;
using v1::Record;

const std::string kAgreement = "agreements/a";

Record Named(const std::string& name) {
  Record record;
  record.set_name(name);
  return record;
}

bool IsDeceased(v1::Category category) { return category == v1::CATEGORY_DECEASED_MILITARY; }

// What every statement has.
template <typename Statement>
void SetSpoken(const RecountCase::Spoken& spoken, Statement& statement) {
  *statement.mutable_declared_time() = TimestampOf(MidnightAfter(spoken.day));
  *statement.mutable_source() = SourceOf(spoken.tier);
}

template <typename Body>
void SetDirection(RecountCase::Direction direction, Body& body) {
  const bool is_back = direction == RecountCase::Direction::kBlandToAland;
  body.set_from_party(std::string(is_back ? kBland : kAland));
  body.set_to_party(std::string(is_back ? kAland : kBland));
}

const v1::Handover& HandoverNamed(const std::vector<Record>& ledger, const std::string& name) {
  return std::ranges::find(ledger, name, &Record::name)->handover();
}

}  // namespace

RecountCase::RecountCase() { writer_.AppendAgreement(kAgreement); }

void RecountCase::Term(const std::string& id, Direction direction, v1::Category category) {
  Record record = Named(kAgreement + "/terms/" + id);
  v1::Term& term = *record.mutable_term();
  SetDirection(direction, term);
  term.set_category(category);
  term.set_counting_basis(IsDeceased(category) ? v1::COUNTING_BASIS_REMAINS_CASE : v1::COUNTING_BASIS_LIVING_PERSON);
  term.set_kind(v1::TERM_KIND_OBLIGATION);
  *term.mutable_source() = SourceOf(v1::SOURCE_TIER_PRIMARY_OFFICIAL);
  Append(std::move(record));
}

void RecountCase::Reading(const std::string& term, const std::string& id, std::string_view party, v1::TermKind kind,
                          const v1::Quantity* committed) {
  Record record = Named(kAgreement + "/terms/" + term + "/readings/" + id);
  v1::Reading& reading = *record.mutable_reading();
  reading.set_party(std::string(party));
  reading.set_kind(kind);
  if (committed != nullptr) *reading.mutable_committed() = *committed;
  SetSpoken({}, reading);
  Append(std::move(record));
}

void RecountCase::Offer(const std::string& id, const std::string& term, int64_t count) {
  Record record = Named(kAgreement + "/offers/" + id);
  v1::Offer& offer = *record.mutable_offer();
  offer.set_party(std::string(kAland));
  offer.set_term(kAgreement + "/terms/" + term);
  *offer.mutable_quantity() = Remains(count);
  SetSpoken({}, offer);
  Append(std::move(record));
}

void RecountCase::Handover(const std::string& id, Direction direction, int day, const std::string& stage) {
  Record record = Named(kAgreement + "/handovers/" + id);
  v1::Handover& handover = *record.mutable_handover();
  SetDirection(direction, handover);
  handover.set_event_date(DateAfter(day));
  handover.set_status(v1::HANDOVER_STATUS_CONDUCTED);
  handover.set_stage(stage);
  *handover.mutable_source() = SourceOf(v1::SOURCE_TIER_PRIMARY_OFFICIAL);
  Append(std::move(record));
}

void RecountCase::Sent(const std::string& handover, const std::string& id, const v1::Quantity& quantity) {
  Sent(handover, id, quantity, Spoken());
}

void RecountCase::Sent(const std::string& handover, const std::string& id, const v1::Quantity& quantity,
                       const Spoken& spoken) {
  Declare(v1::ROLE_SENDER, handover, id, quantity, spoken);
}

void RecountCase::Received(const std::string& handover, const std::string& id, const v1::Quantity& quantity) {
  Received(handover, id, quantity, Spoken());
}

void RecountCase::Received(const std::string& handover, const std::string& id, const v1::Quantity& quantity,
                           const Spoken& spoken) {
  Declare(v1::ROLE_RECEIVER, handover, id, quantity, spoken);
}

void RecountCase::Declare(v1::Role role, const std::string& handover, const std::string& id,
                          const v1::Quantity& quantity, const Spoken& spoken) {
  const std::string parent = kAgreement + "/handovers/" + handover;
  const v1::Handover& event = HandoverNamed(ledger(), parent);
  Record record = Named(parent + "/declarations/" + id);
  v1::Declaration& declaration = *record.mutable_declaration();
  declaration.set_declarer(role == v1::ROLE_SENDER ? event.from_party() : event.to_party());
  declaration.set_role(role);
  declaration.set_category(spoken.category);
  *declaration.mutable_quantity() = quantity;
  if (!spoken.corrects.empty()) {
    declaration.set_corrects(parent + "/declarations/" + spoken.corrects);
    declaration.set_correction_reason(v1::CORRECTION_REASON_MISTAKE);
  }
  SetSpoken(spoken, declaration);
  Append(std::move(record));
}

void RecountCase::Total(const std::string& term, const std::string& id, std::string_view party, int day, int64_t count,
                        const Spoken& spoken) {
  Record record = Named(kAgreement + "/terms/" + term + "/runningTotals/" + id);
  v1::RunningTotal& total = *record.mutable_running_total();
  total.set_declarer(std::string(party));
  *total.mutable_quantity() = Remains(count);
  total.set_as_of_date(DateAfter(day));
  SetSpoken(spoken, total);
  Append(std::move(record));
}

void RecountCase::Finding(const std::string& handover, const std::string& id, v1::ExplanationCode code, int64_t count) {
  const std::string parent = kAgreement + "/handovers/" + handover;
  Record record = Named(parent + "/findings/" + id);
  v1::Finding& finding = *record.mutable_finding();
  finding.set_party(HandoverNamed(ledger(), parent).to_party());
  finding.set_category(v1::CATEGORY_DECEASED_MILITARY);
  finding.set_code(code);
  *finding.mutable_quantity() = Remains(count);
  SetSpoken({}, finding);
  Append(std::move(record));
}

void RecountCase::Agree(const std::string& id, const std::string& mismatch, v1::ExplanationCode code, int64_t count) {
  Record record = Named(kAgreement + "/explanations/" + id);
  v1::Explanation& explanation = *record.mutable_explanation();
  explanation.set_party(std::string(kAland));
  explanation.set_mismatch(kAgreement + "/mismatches/" + mismatch);
  explanation.set_code(code);
  explanation.set_signed_count(count);
  SetSpoken({}, explanation);
  Record answer = Named(record.name() + "/responses/r");
  v1::ExplanationResponse& response = *answer.mutable_explanation_response();
  response.set_party(std::string(kBland));
  response.set_verdict(v1::VERDICT_ACCEPTED);
  SetSpoken({}, response);
  Append(std::move(record));
  Append(std::move(answer));
}

void RecountCase::Append(Record record) {
  writer_.Wait(absl::Seconds(1));
  writer_.Append(std::move(record));
}

Moment RecountCase::Now(int day) const {
  return {.revision = static_cast<int64_t>(ledger().size()), .time = MidnightAfter(day)};
}

reconciliation::v1::Completion RecountCase::CompletionOf(const std::string& term, const std::string& reading) const {
  const std::string name = kAgreement + "/terms/" + term + "/completions/" + reading;
  for (const auto& completion : Completions(ledger(), kAgreement, Now())) {
    if (completion.name() == name) return completion;
  }
  ADD_FAILURE() << "no completion " << name;
  return {};
}

reconciliation::v1::Mismatch RecountCase::MismatchOf(const std::string& id) const {
  for (const auto& mismatch : Mismatches(ledger(), kAgreement, Now())) {
    if (ledger::IdOf(mismatch.name()) == id) return mismatch;
  }
  ADD_FAILURE() << "no mismatch " << id;
  return {};
}

std::vector<std::string> RecountCase::StandingIds(Moment moment) const {
  std::vector<std::string> ids;
  for (const auto& mismatch : Mismatches(ledger(), kAgreement, moment)) {
    if (mismatch.state() == reconciliation::v1::MISMATCH_STATE_CLOSED) continue;
    ids.emplace_back(ledger::IdOf(mismatch.name()));
  }
  return ids;
}

reconciliation::v1::Verdict RecountCase::Verdict(Moment moment) const {
  return VerdictOf(ledger(), kAgreement, moment);
}

v1::Quantity Remains(int64_t count, v1::Precision precision) {
  return QuantityOf(count, precision, v1::COUNTING_BASIS_REMAINS_CASE);
}

v1::Quantity People(int64_t count, v1::Precision precision) {
  return QuantityOf(count, precision, v1::COUNTING_BASIS_LIVING_PERSON);
}

}  // namespace handover::recount
