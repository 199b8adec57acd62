#include "tests/integration/small_agreement.h"

#include <gtest/gtest.h>

namespace handover::test {
namespace {

using registry::v1::Record;
using registry::v1::RecordKind;

constexpr int64_t kDeclaredSeconds = 1'749'686'400;  // 2025-06-12

// Sets the fields that every statement has.
template <typename Body>
void Source(Body& body) {
  body.mutable_source()->set_tier(registry::v1::SOURCE_TIER_PRIMARY_OFFICIAL);
  body.mutable_source()->set_organ("Ministry");
}
template <typename Body>
void Statement(Body& body) {
  Source(body);
  body.mutable_declared_time()->set_seconds(kDeclaredSeconds);
}

void Five(registry::v1::Quantity& quantity) {
  quantity.set_count(5);
  quantity.set_precision(registry::v1::PRECISION_EXACT);
  quantity.set_counting_basis(registry::v1::COUNTING_BASIS_REMAINS_CASE);
}

std::string Party(const std::string& id) { return "parties/" + id; }

// Whom `id` hands over to.
std::string Other(const std::string& id) { return id == "bbb" ? "aaa" : "bbb"; }

Record PartyRecord(const std::string& id, registry::v1::PartyKind kind) {
  Record record;
  record.set_name(Party(id));
  record.mutable_party()->set_display_name("A party");
  record.mutable_party()->set_kind(kind);
  return record;
}

Record AgreementRecord(const std::string& id, const std::vector<std::string>& parties) {
  Record record;
  record.set_name("agreements/" + id);
  registry::v1::Agreement& agreement = *record.mutable_agreement();
  agreement.set_title("An agreement");
  agreement.set_agreed_date("2025-06-02");
  for (const std::string& party : parties) agreement.add_parties(Party(party));
  Source(agreement);
  return record;
}

Record TermRecord(const std::string& from, const std::string& id) {
  Record record;
  record.set_name("agreements/a/terms/" + id);
  registry::v1::Term& term = *record.mutable_term();
  term.set_category(registry::v1::CATEGORY_DECEASED_MILITARY);
  term.set_from_party(Party(from));
  term.set_to_party(Party(Other(from)));
  term.set_counting_basis(registry::v1::COUNTING_BASIS_REMAINS_CASE);
  term.set_kind(registry::v1::TERM_KIND_BEST_EFFORT);
  Source(term);
  return record;
}

Record ReadingRecord(const std::string& party, const std::string& id) {
  Record record;
  record.set_name("agreements/a/terms/t-aaa/readings/" + id);
  registry::v1::Reading& reading = *record.mutable_reading();
  reading.set_party(Party(party));
  reading.set_kind(registry::v1::TERM_KIND_NO_OBLIGATION);
  Statement(reading);
  return record;
}

Record OfferRecord(const std::string& party, const std::string& id) {
  Record record;
  record.set_name("agreements/a/offers/" + id);
  registry::v1::Offer& offer = *record.mutable_offer();
  offer.set_party(Party(party));
  offer.set_term("agreements/a/terms/t-" + (party == "bbb" ? party : "aaa"));
  Five(*offer.mutable_quantity());
  Statement(offer);
  return record;
}

Record HandoverRecord(const std::string& from, const std::string& id) {
  Record record;
  record.set_name("agreements/a/handovers/" + id);
  registry::v1::Handover& handover = *record.mutable_handover();
  handover.set_from_party(Party(from));
  handover.set_to_party(Party(Other(from)));
  handover.set_event_date("2025-06-11");
  handover.set_status(registry::v1::HANDOVER_STATUS_CONDUCTED);
  Source(handover);
  return record;
}

Record DeclarationRecord(const std::string& declarer, const std::string& id) {
  Record record;
  record.set_name("agreements/a/handovers/h/declarations/" + id);
  registry::v1::Declaration& declaration = *record.mutable_declaration();
  declaration.set_declarer(Party(declarer));
  declaration.set_role(declarer == "bbb" ? registry::v1::ROLE_RECEIVER : registry::v1::ROLE_SENDER);
  if (declarer == "ooo") {
    declaration.set_role(registry::v1::ROLE_OBSERVER);
    declaration.set_observation_scope(registry::v1::OBSERVATION_SCOPE_FULL_COUNT);
  }
  declaration.set_category(registry::v1::CATEGORY_DECEASED_MILITARY);
  Five(*declaration.mutable_quantity());
  Statement(declaration);
  return record;
}

Record RunningTotalRecord(const std::string& declarer, const std::string& id) {
  Record record;
  record.set_name("agreements/a/terms/t-aaa/runningTotals/" + id);
  registry::v1::RunningTotal& total = *record.mutable_running_total();
  total.set_declarer(Party(declarer));
  Five(*total.mutable_quantity());
  total.set_as_of_date("2025-06-11");
  Statement(total);
  return record;
}

Record FindingRecord(const std::string& party, const std::string& id) {
  Record record;
  record.set_name("agreements/a/handovers/h/findings/" + id);
  registry::v1::Finding& finding = *record.mutable_finding();
  finding.set_party(Party(party));
  finding.set_category(registry::v1::CATEGORY_DECEASED_MILITARY);
  finding.set_code(registry::v1::EXPLANATION_CODE_NON_HUMAN);
  Five(*finding.mutable_quantity());
  Statement(finding);
  return record;
}

Record ExplanationRecord(const std::string& party, const std::string& id) {
  Record record;
  record.set_name("agreements/a/explanations/" + id);
  registry::v1::Explanation& explanation = *record.mutable_explanation();
  explanation.set_party(Party(party));
  explanation.set_mismatch("agreements/a/mismatches/count.h.deceased-military");
  explanation.set_code(registry::v1::EXPLANATION_CODE_TALLY_ERROR);
  explanation.set_signed_count(1);
  Statement(explanation);
  return record;
}

Record ResponseRecord(const std::string& party, const std::string& id) {
  Record record;
  record.set_name("agreements/a/explanations/e-" + Other(party) + "/responses/" + id);
  registry::v1::ExplanationResponse& response = *record.mutable_explanation_response();
  response.set_party(Party(party));
  response.set_verdict(registry::v1::VERDICT_ACCEPTED);
  Statement(response);
  return record;
}

}  // namespace

registry::v1::AppendRecordsRequest SmallAgreement() {
  registry::v1::AppendRecordsRequest request;
  for (const char* side : {"aaa", "bbb", "ccc"}) {
    *request.add_records() = PartyRecord(side, registry::v1::PARTY_KIND_SIDE);
  }
  *request.add_records() = PartyRecord("ooo", registry::v1::PARTY_KIND_OBSERVER);
  *request.add_records() = AgreementRecord("a", {"aaa", "bbb", "ooo"});
  *request.add_records() = AgreementRecord("c", {"aaa", "ccc"});
  *request.add_records() = TermRecord("aaa", "t-aaa");
  *request.add_records() = TermRecord("bbb", "t-bbb");
  *request.add_records() = HandoverRecord("aaa", "h");
  *request.add_records() = ExplanationRecord("aaa", "e-aaa");
  *request.add_records() = ExplanationRecord("bbb", "e-bbb");
  return request;
}

Record StatedBy(const std::string& speaker, RecordKind kind, const std::string& id) {
  switch (kind) {
    case registry::v1::RECORD_KIND_PARTY:
      return PartyRecord(id, registry::v1::PARTY_KIND_SIDE);
    case registry::v1::RECORD_KIND_AGREEMENT:
      return AgreementRecord(id, {"aaa", "bbb"});
    case registry::v1::RECORD_KIND_TERM:
      return TermRecord("aaa", id);
    case registry::v1::RECORD_KIND_READING:
      return ReadingRecord(speaker, id);
    case registry::v1::RECORD_KIND_OFFER:
      return OfferRecord(speaker, id);
    case registry::v1::RECORD_KIND_HANDOVER:
      return HandoverRecord(speaker, id);
    case registry::v1::RECORD_KIND_DECLARATION:
      return DeclarationRecord(speaker, id);
    case registry::v1::RECORD_KIND_RUNNING_TOTAL:
      return RunningTotalRecord(speaker, id);
    case registry::v1::RECORD_KIND_FINDING:
      return FindingRecord(speaker, id);
    case registry::v1::RECORD_KIND_EXPLANATION:
      return ExplanationRecord(speaker, id);
    case registry::v1::RECORD_KIND_EXPLANATION_RESPONSE:
      return ResponseRecord(speaker, id);
    default:
      ADD_FAILURE() << "no record of kind " << kind;
      return {};
  }
}

}  // namespace handover::test
