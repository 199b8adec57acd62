#include <algorithm>

#include "ledger/record_name.h"
#include "registry_service/admission/limits.h"
#include "tests/unit/admission/refusal_case.h"
#include "tests/unit/admission/statements.h"

namespace handover::registry {
namespace {

// Text of the form that a body's changes have, for what is tedious to write out.
std::string Field(std::string_view name, std::string_view value) {
  return std::string(name).append(": \"").append(value).append("\"");
}

v1::Record WithRevision(v1::Record record) {
  record.set_revision(7);
  return record;
}

v1::Record WithUnknownField(google::protobuf::Message& (*place)(v1::Record&), v1::Record record) {
  google::protobuf::Message& message = place(record);
  message.GetReflection()->MutableUnknownFields(&message)->AddVarint(99, 1);
  return record;
}

// An agreement between `count` parties, in order.
v1::Record BetweenParties(int count) {
  v1::Record record = AgreementOf({});
  for (int i = 0; i < count; ++i) record.mutable_agreement()->add_parties("parties/p" + std::to_string(100 + i));
  return record;
}

v1::Record LastPartyFirst(v1::Record record) {
  auto& parties = *record.mutable_agreement()->mutable_parties();
  std::rotate(parties.rbegin(), parties.rbegin() + 1, parties.rend());
  return record;
}

std::vector<RefusalCase> PresenceCases() {
  return {
      {"NoName", Named("", Party()), v1::ERROR_REASON_FIELD_REQUIRED, "name",
       "absent, want the name of a record, of at most 512 bytes"},
      {"NoBody", Without("party", Party()), v1::ERROR_REASON_FIELD_REQUIRED, "body",
       "absent, want one of party, agreement, term, reading, offer, handover, declaration, running_total, finding, "
       "explanation, explanation_response"},
      {"NoText", Without("party.display_name", Party()), v1::ERROR_REASON_FIELD_REQUIRED, "party.display_name",
       "absent, want UTF-8 text of at most 256 bytes without control characters"},
      {"NoEnum", Without("party.kind", Party()), v1::ERROR_REASON_FIELD_REQUIRED, "party.kind",
       "absent, want a PartyKind of this version"},
      {"NoMessage", Without("finding.source", Finding()), v1::ERROR_REASON_FIELD_REQUIRED, "finding.source",
       "absent, want a Source"},
      {"NoNumber", Explanation("signed_count: 0"), v1::ERROR_REASON_FIELD_REQUIRED, "explanation.signed_count",
       "absent, want -1,000,000,000 to 1,000,000,000, not 0"},
      {"NoParties", AgreementOf({}), v1::ERROR_REASON_FIELD_REQUIRED, "agreement.parties",
       "absent, want a name of the form parties/{party}"},
      {"AReadingOfAnObligationWithoutItsNumber", Without("reading.committed", Reading()),
       v1::ERROR_REASON_FIELD_REQUIRED, "reading.committed", "absent, want the number of the TERM_KIND_OBLIGATION"},
      {"AReadingOfACapWithoutItsNumber", Without("reading.committed", Reading("kind: TERM_KIND_CAP")),
       v1::ERROR_REASON_FIELD_REQUIRED, "reading.committed", "absent, want the number of the TERM_KIND_CAP"},
      {"ACorrectionWithoutAReason", Declaration(R"(corrects: "agreements/a/handovers/h/declarations/first")"),
       v1::ERROR_REASON_FIELD_REQUIRED, "declaration.correction_reason",
       "absent, want a CorrectionReason where something is corrected"},
      {"ADeclarationWithoutAQuantity", Without("declaration.quantity", Declaration()), v1::ERROR_REASON_FIELD_REQUIRED,
       "declaration.quantity", "absent, want a Quantity, but in a WITHDRAWAL"},
      {"ARunningTotalWithoutAQuantity", Without("running_total.quantity", RunningTotal()),
       v1::ERROR_REASON_FIELD_REQUIRED, "running_total.quantity", "absent, want a Quantity, but in a WITHDRAWAL"},
      {"AnObservationWithoutAScope", Declaration(R"(declarer: "parties/icrc" role: ROLE_OBSERVER)"),
       v1::ERROR_REASON_FIELD_REQUIRED, "declaration.observation_scope",
       "absent, want an ObservationScope where the role is OBSERVER"},
  };
}

std::vector<RefusalCase> ExcessCases() {
  return {
      {"ARuleOfCategoryWithANumber", Term("kind: TERM_KIND_CATEGORY_RULE"), v1::ERROR_REASON_FIELD_NOT_ALLOWED,
       "term.committed", "set, want it absent in a term of TERM_KIND_CATEGORY_RULE"},
      {"ABestEffortWithANumber", Term("kind: TERM_KIND_BEST_EFFORT"), v1::ERROR_REASON_FIELD_NOT_ALLOWED,
       "term.committed", "set, want it absent in a term of TERM_KIND_BEST_EFFORT"},
      {"AReadingOfNoObligationWithANumber", Reading("kind: TERM_KIND_NO_OBLIGATION"),
       v1::ERROR_REASON_FIELD_NOT_ALLOWED, "reading.committed",
       "set, want it absent in a reading of TERM_KIND_NO_OBLIGATION"},
      {"AReasonWhereNothingIsCorrected", RunningTotal("correction_reason: CORRECTION_REASON_MISTAKE"),
       v1::ERROR_REASON_FIELD_NOT_ALLOWED, "running_total.correction_reason",
       "CORRECTION_REASON_MISTAKE, want it absent where nothing is corrected"},
      {"AWithdrawalWithAQuantity", Declaration(R"(corrects: "agreements/a/handovers/h/declarations/first"
                      correction_reason: CORRECTION_REASON_WITHDRAWAL)"),
       v1::ERROR_REASON_FIELD_NOT_ALLOWED, "declaration.quantity", "set, want it absent in a WITHDRAWAL"},
      {"ASenderWithAnObservationScope", Declaration("observation_scope: OBSERVATION_SCOPE_FULL_COUNT"),
       v1::ERROR_REASON_FIELD_NOT_ALLOWED, "declaration.observation_scope",
       "OBSERVATION_SCOPE_FULL_COUNT, want it absent unless the role is OBSERVER"},
      {"AFieldThatTheRegistrySets", WithRevision(Party()), v1::ERROR_REASON_FIELD_OUTPUT_ONLY, "revision",
       "set, want it absent: the registry sets it"},
      {"AnUnknownFieldOfTheRecord",
       WithUnknownField([](v1::Record& r) -> google::protobuf::Message& { return r; }, Party()),
       v1::ERROR_REASON_FIELD_UNKNOWN, "99", "a field of number 99, want only fields of this version"},
      {"AnUnknownFieldDeepDown",
       WithUnknownField(
           [](v1::Record& r) -> google::protobuf::Message& { return *r.mutable_offer()->mutable_quantity(); }, Offer()),
       v1::ERROR_REASON_FIELD_UNKNOWN, "offer.quantity.99", "a field of number 99, want only fields of this version"},
      {"AnUnknownEnumValue", Handover("status: 42"), v1::ERROR_REASON_FIELD_UNKNOWN, "handover.status",
       "42, want a HandoverStatus of this version"},
  };
}

std::vector<RefusalCase> ValueCases() {
  return {
      {"ACountBelowZero", Offer("quantity { count: -5 }"), v1::ERROR_REASON_VALUE_OUT_OF_RANGE, "offer.quantity.count",
       "-5, want 0 to 1,000,000,000"},
      {"ACountAboveItsBound", Offer("quantity { count: 1000000001 }"), v1::ERROR_REASON_VALUE_OUT_OF_RANGE,
       "offer.quantity.count", "1,000,000,001, want 0 to 1,000,000,000"},
      {"AnExplainedPartAboveItsBound", Explanation("signed_count: 1000000001"), v1::ERROR_REASON_VALUE_OUT_OF_RANGE,
       "explanation.signed_count", "1,000,000,001, want -1,000,000,000 to 1,000,000,000, not 0"},
      {"AnExplainedPartBelowItsBound", Explanation("signed_count: -1000000001"), v1::ERROR_REASON_VALUE_OUT_OF_RANGE,
       "explanation.signed_count", "-1,000,000,001, want -1,000,000,000 to 1,000,000,000, not 0"},
      {"ATimeBefore1900", Finding("declared_time { seconds: -2208988801 }"), v1::ERROR_REASON_VALUE_OUT_OF_RANGE,
       "finding.declared_time",
       "-2,208,988,801 s and 0 ns since 1970, want a time in the years 1900 to 2199, of 0 to 999,999,999 ns"},
      {"ATimeAfter2199", Finding("declared_time { seconds: 7258118400 }"), v1::ERROR_REASON_VALUE_OUT_OF_RANGE,
       "finding.declared_time",
       "7,258,118,400 s and 0 ns since 1970, want a time in the years 1900 to 2199, of 0 to 999,999,999 ns"},
      {"ATimeOfNegativeNanoseconds", Finding("declared_time { nanos: -1 }"), v1::ERROR_REASON_VALUE_OUT_OF_RANGE,
       "finding.declared_time",
       "1,750,032,000 s and -1 ns since 1970, want a time in the years 1900 to 2199, of 0 to 999,999,999 ns"},
      {"ATimeOfAWholeSecondInNanoseconds", Finding("declared_time { nanos: 1000000000 }"),
       v1::ERROR_REASON_VALUE_OUT_OF_RANGE, "finding.declared_time",
       "1,750,032,000 s and 1,000,000,000 ns since 1970, want a time in the years 1900 to 2199, of 0 to 999,999,999 "
       "ns"},
      {"AGracePeriodBelowZero", Term("grace_period { seconds: -1 }"), v1::ERROR_REASON_VALUE_OUT_OF_RANGE,
       "term.grace_period", "-1 s and 0 ns, want whole seconds from 0 to 31,622,400"},
      {"AGracePeriodOfMoreThan366Days", Term("grace_period { seconds: 31622401 }"), v1::ERROR_REASON_VALUE_OUT_OF_RANGE,
       "term.grace_period", "31,622,401 s and 0 ns, want whole seconds from 0 to 31,622,400"},
      {"AGracePeriodOfAFraction", Term("grace_period { nanos: 1 }"), v1::ERROR_REASON_VALUE_OUT_OF_RANGE,
       "term.grace_period", "259,200 s and 1 ns, want whole seconds from 0 to 31,622,400"},
      {"AnAgreementOfOneParty", BetweenParties(1), v1::ERROR_REASON_VALUE_OUT_OF_RANGE, "agreement.parties",
       "1 elements, want 2 to 16"},
      {"AnAgreementOfSeventeenParties", BetweenParties(17), v1::ERROR_REASON_VALUE_OUT_OF_RANGE, "agreement.parties",
       "17 elements, want 2 to 16"},
  };
}

std::vector<RefusalCase> StringCases() {
  return {
      {"ALongText", Party(Field("display_name", std::string(kTextBytesMax + 1, 'a'))), v1::ERROR_REASON_STRING_TOO_LONG,
       "party.display_name", "257 bytes, want UTF-8 text of at most 256 bytes without control characters"},
      {"ALongTitle", Finding("source { " + Field("title", std::string(kPublicationTextBytesMax + 1, 'a')) + " }"),
       v1::ERROR_REASON_STRING_TOO_LONG, "finding.source.title",
       "1,025 bytes, want UTF-8 text of at most 1,024 bytes without control characters"},
      {"ALongName", Named(std::string(ledger::kNameBytesMax + 1, 'a'), Party()), v1::ERROR_REASON_STRING_TOO_LONG,
       "name", "513 bytes, want the name of a record, of at most 512 bytes"},
      {"AControlCharacter", Party(R"(display_name: "Two\nlines")"), v1::ERROR_REASON_FORMAT_INVALID,
       "party.display_name", R"("Two\nlines", want UTF-8 text of at most 256 bytes without control characters)"},
      {"ABrokenCharacter", Party(R"(display_name: "\xd0")"), v1::ERROR_REASON_FORMAT_INVALID, "party.display_name",
       R"("\xd0", want UTF-8 text of at most 256 bytes without control characters)"},
      {"ADayThatNoCalendarHas", Handover(R"(event_date: "2025-02-29")"), v1::ERROR_REASON_FORMAT_INVALID,
       "handover.event_date", R"("2025-02-29", want a date from 1900-01-01 to 2199-12-31, in that form)"},
      {"ADeadlineThatIsNoDate", Term(R"(deadline_date: "soon")"), v1::ERROR_REASON_FORMAT_INVALID, "term.deadline_date",
       R"("soon", want a date from 1900-01-01 to 2199-12-31, in that form)"},
      {"ADigestInCapitals", Finding("source { " + Field("sha256", std::string(64, 'A')) + " }"),
       v1::ERROR_REASON_FORMAT_INVALID, "finding.source.sha256",
       "\"" + std::string(64, 'A') + "\", want 64 lower-case hexadecimal digits"},
      {"AnAddressThatIsNotOfTheWeb", Finding(R"(source { uri: "file:///etc/hosts" })"), v1::ERROR_REASON_FORMAT_INVALID,
       "finding.source.uri", R"("file:///etc/hosts", want an http or https address of at most 1,024 bytes)"},
      {"ANameOfAnotherKind", Named("agreements/a/terms/new", Offer()), v1::ERROR_REASON_NAME_INVALID, "name",
       R"("agreements/a/terms/new", want a name of the form agreements/{agreement}/offers/{offer})"},
      {"ANameOfNoForm", Named("Parties/UKR", Party()), v1::ERROR_REASON_NAME_INVALID, "name",
       R"("Parties/UKR", want a name of the form parties/{party})"},
      {"ANameOfNoFormAndOfTheLargestSize", Named(std::string(ledger::kNameBytesMax, 'a'), Party()),
       v1::ERROR_REASON_NAME_INVALID, "name",
       "\"" + std::string(64, 'a') + "...\", want a name of the form parties/{party}"},
      {"APartyWhoseNameHasNoForm", Reading(R"(party: "ukr")"), v1::ERROR_REASON_NAME_INVALID, "reading.party",
       R"("ukr", want a name of the form parties/{party})"},
      {"AnEmptyNameAmongTheParties", AgreementOf({"", "parties/rus", "parties/ukr"}), v1::ERROR_REASON_NAME_INVALID,
       "agreement.parties[0]", R"("", want a name of the form parties/{party})"},
      {"ATermWhoseNameIsThatOfAHandover", Offer(R"(term: "agreements/a/handovers/h")"), v1::ERROR_REASON_NAME_INVALID,
       "offer.term", R"("agreements/a/handovers/h", want a name of the form agreements/{agreement}/terms/{term})"},
      {"AnOfferThatSupersedesATerm", Offer(R"(supersedes: "agreements/a/terms/t")"), v1::ERROR_REASON_NAME_INVALID,
       "offer.supersedes", R"("agreements/a/terms/t", want a name of the form agreements/{agreement}/offers/{offer})"},
      {"AReadingThatSupersedesATerm", Reading(R"(supersedes: "agreements/a/terms/t")"), v1::ERROR_REASON_NAME_INVALID,
       "reading.supersedes",
       R"("agreements/a/terms/t", want a name of the form agreements/{agreement}/terms/{term}/readings/{reading})"},
      {"AHandoverThatSupersedesATerm", Handover(R"(supersedes: "agreements/a/terms/t")"), v1::ERROR_REASON_NAME_INVALID,
       "handover.supersedes",
       R"("agreements/a/terms/t", want a name of the form agreements/{agreement}/handovers/{handover})"},
      {"ADeclarationThatCorrectsAHandover",
       Declaration(R"(corrects: "agreements/a/handovers/h" correction_reason: CORRECTION_REASON_MISTAKE)"),
       v1::ERROR_REASON_NAME_INVALID, "declaration.corrects",
       R"("agreements/a/handovers/h", want a name of the form )"
       "agreements/{agreement}/handovers/{handover}/declarations/{declaration}"},
      {"ARunningTotalThatCorrectsATerm",
       RunningTotal(R"(corrects: "agreements/a/terms/t" correction_reason: CORRECTION_REASON_MISTAKE)"),
       v1::ERROR_REASON_NAME_INVALID, "running_total.corrects",
       R"("agreements/a/terms/t", want a name of the form )"
       "agreements/{agreement}/terms/{term}/runningTotals/{total}"},
      {"AMismatchWithoutAnAgreement", Explanation(R"(mismatch: "mismatches/m")"), v1::ERROR_REASON_NAME_INVALID,
       "explanation.mismatch",
       R"("mismatches/m", want a name of the form agreements/{agreement}/mismatches/{mismatch})"},
  };
}

std::vector<RefusalCase> ContradictionCases() {
  return {
      {"ATermFromAPartyToItself", Term(R"(to_party: "parties/rus")"), v1::ERROR_REASON_FIELDS_CONTRADICT,
       "term.to_party", R"("parties/rus", want another party than from_party)"},
      {"AHandoverFromAPartyToItself", Handover(R"(to_party: "parties/rus")"), v1::ERROR_REASON_FIELDS_CONTRADICT,
       "handover.to_party", R"("parties/rus", want another party than from_party)"},
      {"PartiesOutOfOrder", AgreementOf({"parties/ukr", "parties/rus"}), v1::ERROR_REASON_FIELDS_CONTRADICT,
       "agreement.parties[1]",
       R"("parties/rus", want the parties in alphabetical order without repetition; before it stands "parties/ukr")"},
      {"APartyTwice", AgreementOf({"parties/rus", "parties/rus"}), v1::ERROR_REASON_FIELDS_CONTRADICT,
       "agreement.parties[1]",
       R"("parties/rus", want the parties in alphabetical order without repetition; before it stands "parties/rus")"},
      {"TheLastOfSixteenPartiesInFront", LastPartyFirst(BetweenParties(kAgreementPartiesMax)),
       v1::ERROR_REASON_FIELDS_CONTRADICT, "agreement.parties[1]",
       R"("parties/p100", want the parties in alphabetical order without repetition; before it stands "parties/p115")"},
      {"ATermThatOwesNothing", Without("term.committed", Term("kind: TERM_KIND_NO_OBLIGATION")),
       v1::ERROR_REASON_FIELDS_CONTRADICT, "term.kind",
       "TERM_KIND_NO_OBLIGATION, want a duty: only a reading may say that nothing is owed"},
      {"ATermWhoseNumberIsOnAnotherBasis", Term("committed { counting_basis: COUNTING_BASIS_CONTAINER }"),
       v1::ERROR_REASON_FIELDS_CONTRADICT, "term.committed.counting_basis",
       "COUNTING_BASIS_CONTAINER, want the term's COUNTING_BASIS_REMAINS_CASE"},
      {"PrisonersCountedInCasesOfRemains", Term("category: CATEGORY_POW_OTHER"), v1::ERROR_REASON_FIELDS_CONTRADICT,
       "term.counting_basis", "COUNTING_BASIS_REMAINS_CASE, want a basis on which CATEGORY_POW_OTHER is counted"},
      {"DetaineesCountedInContainers",
       Declaration("category: CATEGORY_CIVILIAN_DETAINEE quantity { counting_basis: COUNTING_BASIS_CONTAINER }"),
       v1::ERROR_REASON_FIELDS_CONTRADICT, "declaration.quantity.counting_basis",
       "COUNTING_BASIS_CONTAINER, want a basis on which CATEGORY_CIVILIAN_DETAINEE is counted"},
      {"TheFallenCountedAsLiving", Finding("quantity { counting_basis: COUNTING_BASIS_LIVING_PERSON }"),
       v1::ERROR_REASON_FIELDS_CONTRADICT, "finding.quantity.counting_basis",
       "COUNTING_BASIS_LIVING_PERSON, want a basis on which CATEGORY_DECEASED_MILITARY is counted"},
      {"AnUndisclosedNumber", Offer("quantity { precision: PRECISION_UNDISCLOSED count: 2239 }"),
       v1::ERROR_REASON_FIELDS_CONTRADICT, "offer.quantity.count", "2,239, want 0 where the precision is UNDISCLOSED"},
      {"AnObserverWhoCountedNothingAndStatesANumber",
       Declaration(R"(declarer: "parties/icrc" role: ROLE_OBSERVER observation_scope: OBSERVATION_SCOPE_PRESENCE)"),
       v1::ERROR_REASON_FIELDS_CONTRADICT, "declaration.quantity.precision",
       "PRECISION_EXACT, want UNDISCLOSED of an observer who counted nothing"},
      {"AFindingThatLeavesSomethingUnexplained", Finding("code: EXPLANATION_CODE_LEFT_UNEXPLAINED"),
       v1::ERROR_REASON_FIELDS_CONTRADICT, "finding.code",
       "EXPLANATION_CODE_LEFT_UNEXPLAINED, want what was found: only an explanation may leave something unexplained"},
      {"ARunningTotalThatIsReclassified", RunningTotal(R"(corrects: "agreements/a/terms/t/runningTotals/first"
                       correction_reason: CORRECTION_REASON_RECLASSIFICATION)"),
       v1::ERROR_REASON_FIELDS_CONTRADICT, "running_total.correction_reason",
       "CORRECTION_REASON_RECLASSIFICATION, want another reason: a running total has its term's category"},
  };
}

}  // namespace

std::vector<RefusalCase> ShapeCases() {
  std::vector<RefusalCase> all;
  for (const auto& cases : {PresenceCases(), ExcessCases(), ValueCases(), StringCases(), ContradictionCases()}) {
    all.insert(all.end(), cases.begin(), cases.end());
  }
  return all;
}

}  // namespace handover::registry
