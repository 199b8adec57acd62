#include "tests/unit/admission/statements.h"

#include <google/protobuf/stubs/logging.h>
#include <google/protobuf/text_format.h>

#include "tests/unit/admission/record_fields.h"

namespace handover::registry {
namespace {

constexpr std::string_view kSource =
    R"(source { tier: SOURCE_TIER_PRIMARY_OFFICIAL organ: "Ministry of Defence" title: "Statement"
                uri: "https://example.org/1" publication_date: "2025-06-16"
                sha256: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" } )";
constexpr std::string_view kTime = "declared_time { seconds: 1750032000 } ";
constexpr std::string_view kCases =
    "{ count: 1248 precision: PRECISION_EXACT counting_basis: COUNTING_BASIS_REMAINS_CASE } ";

void Merge(std::string_view text, google::protobuf::Message& message) {
  if (text.empty()) return;
  google::protobuf::TextFormat::Parser parser;
  GOOGLE_CHECK(parser.MergeFromString(std::string(text), &message)) << text;
}

// The fields that stand in `parts` and then those of `changes`, merged into the body of a new record.
template <typename Body>
v1::Record Make(std::string_view name, Body* (v1::Record::*mutable_body)(),
                std::initializer_list<std::string_view> parts, std::string_view changes) {
  v1::Record record;
  record.set_name(std::string(name));
  Body& body = *(record.*mutable_body)();
  std::string text;
  for (const std::string_view part : parts) text.append(part);
  Merge(text, body);
  Merge(changes, body);
  return record;
}

}  // namespace

v1::Record Party(std::string_view changes) {
  return Make("parties/new", &v1::Record::mutable_party, {R"(display_name: "Україна" kind: PARTY_KIND_SIDE)"}, changes);
}

v1::Record Agreement(std::string_view changes) {
  return Make("agreements/new", &v1::Record::mutable_agreement,
              {R"(title: "Second round" agreed_date: "2025-06-02" place: "Istanbul"
                  parties: "parties/rus" parties: "parties/ukr" )",
               kSource},
              changes);
}

v1::Record Term(std::string_view changes) {
  return Make("agreements/a/terms/new", &v1::Record::mutable_term,
              {R"(category: CATEGORY_DECEASED_MILITARY from_party: "parties/rus" to_party: "parties/ukr"
                  counting_basis: COUNTING_BASIS_REMAINS_CASE kind: TERM_KIND_OBLIGATION deadline_date: "2025-12-31"
                  grace_period { seconds: 259200 } committed )",
               kCases, kSource},
              changes);
}

v1::Record Reading(std::string_view changes) {
  return Make("agreements/a/terms/t/readings/new", &v1::Record::mutable_reading,
              {R"(party: "parties/ukr" kind: TERM_KIND_OBLIGATION committed )", kCases, kTime, kSource}, changes);
}

v1::Record Offer(std::string_view changes) {
  return Make("agreements/a/offers/new", &v1::Record::mutable_offer,
              {R"(party: "parties/rus" term: "agreements/a/terms/t" quantity )", kCases, kTime, kSource}, changes);
}

v1::Record Handover(std::string_view changes) {
  return Make("agreements/a/handovers/new", &v1::Record::mutable_handover,
              {R"(from_party: "parties/rus" to_party: "parties/ukr" event_date: "2025-06-16"
                  status: HANDOVER_STATUS_CONDUCTED stage: "stage 5" place: "the border" )",
               kSource},
              changes);
}

v1::Record Declaration(std::string_view changes) {
  return Make("agreements/a/handovers/h/declarations/new", &v1::Record::mutable_declaration,
              {R"(declarer: "parties/rus" role: ROLE_SENDER category: CATEGORY_DECEASED_MILITARY quantity )", kCases,
               kTime, kSource},
              changes);
}

v1::Record RunningTotal(std::string_view changes) {
  return Make("agreements/a/terms/t/runningTotals/new", &v1::Record::mutable_running_total,
              {R"(declarer: "parties/ukr" as_of_date: "2025-06-16" quantity )", kCases, kTime, kSource}, changes);
}

v1::Record Finding(std::string_view changes) {
  return Make("agreements/a/handovers/h/findings/new", &v1::Record::mutable_finding,
              {R"(party: "parties/ukr" category: CATEGORY_DECEASED_MILITARY code: EXPLANATION_CODE_OWN_SIDE_REMAINS
                  quantity )",
               kCases, kTime, kSource},
              changes);
}

v1::Record Explanation(std::string_view changes) {
  return Make("agreements/a/explanations/new", &v1::Record::mutable_explanation,
              {R"(party: "parties/ukr" mismatch: "agreements/a/mismatches/count.h-1"
                  code: EXPLANATION_CODE_TALLY_ERROR signed_count: 3 )",
               kTime, kSource},
              changes);
}

v1::Record Response(std::string_view changes) {
  return Make("agreements/a/explanations/first/responses/new", &v1::Record::mutable_explanation_response,
              {R"(party: "parties/rus" verdict: VERDICT_ACCEPTED )", kTime, kSource}, changes);
}

v1::Record AgreementOf(std::initializer_list<std::string_view> parties) {
  v1::Record record = Without("agreement.parties", Agreement());
  for (const std::string_view party : parties) record.mutable_agreement()->add_parties(std::string(party));
  return record;
}

std::vector<v1::Record> OneOfEachKind() {
  return {Party(),       Agreement(),    Term(),    Reading(),     Offer(),   Handover(),
          Declaration(), RunningTotal(), Finding(), Explanation(), Response()};
}

v1::Record Named(std::string_view name, v1::Record record) {
  record.set_name(std::string(name));
  return record;
}

v1::Record Without(std::string_view path, v1::Record record) {
  const FieldPlace place = PlaceOf(record, path);
  place.message->GetReflection()->ClearField(place.message, place.field);
  return record;
}

std::vector<v1::Record> ExampleRecords() {
  constexpr std::string_view kBack = R"(from_party: "parties/ukr" to_party: "parties/rus")";
  return {
      Named("parties/icrc", Party("kind: PARTY_KIND_OBSERVER")),
      Named("parties/kaz", Party()),
      Named("parties/rus", Party()),
      Named("parties/tur", Party("kind: PARTY_KIND_INTERMEDIARY")),
      Named("parties/ukr", Party()),
      Named("agreements/a", AgreementOf({"parties/icrc", "parties/rus", "parties/tur", "parties/ukr"})),
      Named("agreements/a/terms/t", Term()),
      Named("agreements/a/terms/back", Term(kBack)),
      Named("agreements/a/terms/t/readings/first", Reading()),
      Named("agreements/a/offers/first", Offer()),
      Named("agreements/a/handovers/h", Handover()),
      Named("agreements/a/handovers/back", Handover(kBack)),
      Named("agreements/a/handovers/h/declarations/first", Declaration()),
      Named("agreements/a/terms/t/runningTotals/first", RunningTotal()),
      Named("agreements/a/handovers/h/findings/first", Finding()),
      Named("agreements/a/explanations/first", Explanation()),
      Named("agreements/b", Agreement()),
      Named("agreements/b/terms/t", Term()),
      Named("agreements/b/handovers/h", Handover()),
  };
}

}  // namespace handover::registry
