#include "registry_service/admission/limits.h"
#include "tests/unit/admission/refusal_case.h"
#include "tests/unit/admission/statements.h"

namespace handover::registry {
namespace {

constexpr char kNoSuchRecord[] = ", want the name of a record that the ledger has";
constexpr char kPartiesOfA[] = "want a party of agreements/a (parties/icrc, parties/rus, parties/tur, parties/ukr)";
constexpr char kCorrects[] =
    R"(corrects: "agreements/a/handovers/h/declarations/first" correction_reason: CORRECTION_REASON_MISTAKE )";

std::string Absent(std::string_view name, std::string_view above) {
  return std::string("\"")
             .append(name)
             .append("\", want a name under a record that the ledger has; it has no \"")
             .append(above) +
         "\"";
}

v1::Record Correcting(std::string_view name, v1::Record record) {
  record.mutable_declaration()->set_corrects(std::string(name));
  return record;
}

std::vector<RefusalCase> NotFoundCases() {
  constexpr auto kReason = v1::ERROR_REASON_REFERENCE_NOT_FOUND;
  constexpr char kNoHandover[] = "agreements/a/handovers/x";
  const auto no_handover = [&](const char* name) { return Absent(name, kNoHandover); };
  return {
      {"AnAgreementOfAnUnknownParty", AgreementOf({"parties/rus", "parties/xyz"}), kReason, "agreement.parties[1]",
       std::string(R"("parties/xyz")") + kNoSuchRecord},
      {"ATermOfNoAgreement", Named("agreements/x/terms/new", Term()), kReason, "name",
       Absent("agreements/x/terms/new", "agreements/x")},
      {"AReadingOfNoTerm", Named("agreements/a/terms/x/readings/new", Reading()), kReason, "name",
       Absent("agreements/a/terms/x/readings/new", "agreements/a/terms/x")},
      {"AnOfferInNoAgreement", Named("agreements/x/offers/new", Offer()), kReason, "name",
       Absent("agreements/x/offers/new", "agreements/x")},
      {"AnOfferUnderNoTerm", Offer(R"(term: "agreements/a/terms/x")"), kReason, "offer.term",
       std::string(R"("agreements/a/terms/x")") + kNoSuchRecord},
      {"AHandoverOfNoAgreement", Named("agreements/x/handovers/new", Handover()), kReason, "name",
       Absent("agreements/x/handovers/new", "agreements/x")},
      {"ADeclarationAtNoHandover", Named("agreements/a/handovers/x/declarations/new", Declaration()), kReason, "name",
       no_handover("agreements/a/handovers/x/declarations/new")},
      {"ARunningTotalOfNoTerm", Named("agreements/a/terms/x/runningTotals/new", RunningTotal()), kReason, "name",
       Absent("agreements/a/terms/x/runningTotals/new", "agreements/a/terms/x")},
      {"AFindingAtNoHandover", Named("agreements/a/handovers/x/findings/new", Finding()), kReason, "name",
       no_handover("agreements/a/handovers/x/findings/new")},
      {"AnExplanationInNoAgreement", Named("agreements/x/explanations/new", Explanation()), kReason, "name",
       Absent("agreements/x/explanations/new", "agreements/x")},
      {"AResponseToNoExplanation", Named("agreements/a/explanations/x/responses/new", Response()), kReason, "name",
       Absent("agreements/a/explanations/x/responses/new", "agreements/a/explanations/x")},
      {"AResponseToNoFinding", Named("agreements/a/handovers/h/findings/x/responses/new", Response()), kReason, "name",
       Absent("agreements/a/handovers/h/findings/x/responses/new", "agreements/a/handovers/h/findings/x")},
      {"AReadingThatSupersedesNone", Reading(R"(supersedes: "agreements/a/terms/t/readings/x")"), kReason,
       "reading.supersedes", std::string(R"("agreements/a/terms/t/readings/x")") + kNoSuchRecord},
      {"AnOfferThatSupersedesNone", Offer(R"(supersedes: "agreements/a/offers/x")"), kReason, "offer.supersedes",
       std::string(R"("agreements/a/offers/x")") + kNoSuchRecord},
      {"AHandoverThatSupersedesNone", Handover(R"(supersedes: "agreements/a/handovers/x")"), kReason,
       "handover.supersedes", std::string(R"("agreements/a/handovers/x")") + kNoSuchRecord},
      {"ADeclarationThatCorrectsNone", Correcting("agreements/a/handovers/h/declarations/x", Declaration(kCorrects)),
       kReason, "declaration.corrects", std::string(R"("agreements/a/handovers/h/declarations/x")") + kNoSuchRecord},
      {"ARunningTotalThatCorrectsNone",
       RunningTotal(R"(corrects: "agreements/a/terms/t/runningTotals/x" correction_reason: CORRECTION_REASON_MISTAKE)"),
       kReason, "running_total.corrects", std::string(R"("agreements/a/terms/t/runningTotals/x")") + kNoSuchRecord},
  };
}

std::vector<RefusalCase> PartyCases() {
  constexpr auto kOutside = v1::ERROR_REASON_PARTY_NOT_IN_AGREEMENT;
  constexpr auto kWrongRole = v1::ERROR_REASON_PARTY_ROLE_MISMATCH;
  const std::string outsider = std::string(R"("parties/kaz", )") + kPartiesOfA;
  const std::string no_side = R"("parties/icrc", want a side of agreements/a)";
  return {
      {"ATermFromAnOutsider", Term(R"(from_party: "parties/kaz")"), kOutside, "term.from_party", outsider},
      {"ATermToAnOutsider", Term(R"(to_party: "parties/kaz")"), kOutside, "term.to_party", outsider},
      {"AReadingOfAnOutsider", Reading(R"(party: "parties/kaz")"), kOutside, "reading.party", outsider},
      {"AnOfferOfAnOutsider", Offer(R"(party: "parties/kaz")"), kOutside, "offer.party", outsider},
      {"AHandoverFromAnOutsider", Handover(R"(from_party: "parties/kaz")"), kOutside, "handover.from_party", outsider},
      {"AHandoverToAnOutsider", Handover(R"(to_party: "parties/kaz")"), kOutside, "handover.to_party", outsider},
      {"ADeclarationOfAnOutsider", Declaration(R"(declarer: "parties/kaz")"), kOutside, "declaration.declarer",
       outsider},
      {"ARunningTotalOfAnOutsider", RunningTotal(R"(declarer: "parties/kaz")"), kOutside, "running_total.declarer",
       outsider},
      {"AFindingOfAnOutsider", Finding(R"(party: "parties/kaz")"), kOutside, "finding.party", outsider},
      {"AnExplanationOfAnOutsider", Explanation(R"(party: "parties/kaz")"), kOutside, "explanation.party", outsider},
      {"AResponseOfAnOutsider", Response(R"(party: "parties/kaz")"), kOutside, "explanation_response.party", outsider},
      {"AnAgreementOfOneSide", AgreementOf({"parties/icrc", "parties/rus", "parties/tur"}), kWrongRole,
       "agreement.parties", "1 of kind SIDE, want at least 2"},
      {"ATermFromAnObserver", Term(R"(from_party: "parties/icrc")"), kWrongRole, "term.from_party", no_side},
      {"ATermToAnObserver", Term(R"(to_party: "parties/icrc")"), kWrongRole, "term.to_party", no_side},
      {"AnOfferOfTheReceiver", Offer(R"(party: "parties/ukr")"), kWrongRole, "offer.party",
       R"("parties/ukr", want parties/rus, which hands over under agreements/a/terms/t)"},
      {"AHandoverFromAnObserver", Handover(R"(from_party: "parties/icrc")"), kWrongRole, "handover.from_party",
       no_side},
      {"AHandoverToAnObserver", Handover(R"(to_party: "parties/icrc")"), kWrongRole, "handover.to_party", no_side},
      {"AReceiverWhoSpeaksAsSender", Declaration(R"(declarer: "parties/ukr")"), kWrongRole, "declaration.declarer",
       R"("parties/ukr", want parties/rus, the sender of agreements/a/handovers/h)"},
      {"ASenderWhoSpeaksAsReceiver", Declaration("role: ROLE_RECEIVER"), kWrongRole, "declaration.declarer",
       R"("parties/rus", want parties/ukr, the receiver of agreements/a/handovers/h)"},
      {"ASideThatSpeaksAsObserver", Declaration("role: ROLE_OBSERVER observation_scope: OBSERVATION_SCOPE_FULL_COUNT"),
       kWrongRole, "declaration.declarer", R"("parties/rus", want an intermediary or observer, for the role OBSERVER)"},
      {"AnExplanationOfAnObserver", Explanation(R"(party: "parties/icrc")"), kWrongRole, "explanation.party", no_side},
      {"AResponseOfAnObserver", Response(R"(party: "parties/icrc")"), kWrongRole, "explanation_response.party",
       no_side},
      {"AResponseToOnesOwnExplanation", Response(R"(party: "parties/ukr")"), kWrongRole, "explanation_response.party",
       R"("parties/ukr", want another side than that of agreements/a/explanations/first)"},
      {"AResponseToOnesOwnFinding",
       Named("agreements/a/handovers/h/findings/first/responses/new", Response(R"(party: "parties/ukr")")), kWrongRole,
       "explanation_response.party",
       R"("parties/ukr", want another side than that of agreements/a/handovers/h/findings/first)"},
  };
}

std::vector<RefusalCase> ParentCases() {
  constexpr auto kReason = v1::ERROR_REASON_WRONG_PARENT;
  return {
      {"AnOfferUnderATermOfAnotherAgreement", Offer(R"(term: "agreements/b/terms/t")"), kReason, "offer.term",
       R"("agreements/b/terms/t", want a term of agreements/a)"},
      {"AnExplanationOfAMismatchOfAnotherAgreement", Explanation(R"(mismatch: "agreements/b/mismatches/m")"), kReason,
       "explanation.mismatch", R"("agreements/b/mismatches/m", want a mismatch of agreements/a)"},
      {"AReadingThatSupersedesOneOfAnotherTerm",
       Reading(R"(supersedes: "agreements/a/terms/back/readings/first")"),
       kReason,
       "reading.supersedes",
       R"("agreements/a/terms/back/readings/first", want a record under agreements/a/terms/t)",
       {Named("agreements/a/terms/back/readings/first", Reading())}},
      {"AnOfferThatSupersedesOneOfAnotherAgreement",
       Offer(R"(supersedes: "agreements/b/offers/first")"),
       kReason,
       "offer.supersedes",
       R"("agreements/b/offers/first", want a record under agreements/a)",
       {Named("agreements/b/offers/first", Offer(R"(term: "agreements/b/terms/t")"))}},
      {"AHandoverThatSupersedesOneOfAnotherAgreement", Handover(R"(supersedes: "agreements/b/handovers/h")"), kReason,
       "handover.supersedes", R"("agreements/b/handovers/h", want a record under agreements/a)"},
      {"ARunningTotalThatCorrectsOneOfAnotherTerm",
       RunningTotal(R"(corrects: "agreements/a/terms/back/runningTotals/first"
                       correction_reason: CORRECTION_REASON_MISTAKE)"),
       kReason,
       "running_total.corrects",
       R"("agreements/a/terms/back/runningTotals/first", want a record under agreements/a/terms/t)",
       {Named("agreements/a/terms/back/runningTotals/first", RunningTotal())}},
      {"ADeclarationThatCorrectsOneOfAnotherEvent",
       Correcting("agreements/a/handovers/other/declarations/first", Declaration(kCorrects)),
       kReason,
       "declaration.corrects",
       R"("agreements/a/handovers/other/declarations/first", want a declaration of the event of agreements/a/handovers/h)",
       {Named("agreements/a/handovers/other", Handover()),
        Named("agreements/a/handovers/other/declarations/first", Declaration())}},
      {"ADeclarationThatCorrectsOneOfAnotherAgreement",
       Correcting("agreements/b/handovers/h/declarations/first", Declaration(kCorrects)),
       kReason,
       "declaration.corrects",
       R"("agreements/b/handovers/h/declarations/first", want a declaration of the event of agreements/a/handovers/h)",
       {Named("agreements/b/handovers/h/declarations/first", Declaration())}},
  };
}

std::vector<RefusalCase> PredecessorCases() {
  constexpr auto kReason = v1::ERROR_REASON_WRONG_PREDECESSOR;
  constexpr char kFirst[] = R"("agreements/a/handovers/h/declarations/first" of )";
  return {
      {"AReadingThatSupersedesThatOfAnotherParty",
       Reading(R"(party: "parties/rus" supersedes: "agreements/a/terms/t/readings/first")"), kReason,
       "reading.supersedes",
       R"("agreements/a/terms/t/readings/first" of party parties/ukr, want one of party parties/rus)"},
      {"AnOfferThatSupersedesOneUnderAnotherTerm",
       Offer(R"(party: "parties/ukr" term: "agreements/a/terms/back" supersedes: "agreements/a/offers/first")"),
       kReason, "offer.supersedes",
       R"("agreements/a/offers/first" of term agreements/a/terms/t, want one of term agreements/a/terms/back)"},
      {"AHandoverThatSupersedesOneInTheOtherDirection", Handover(R"(supersedes: "agreements/a/handovers/back")"),
       kReason, "handover.supersedes",
       R"("agreements/a/handovers/back" of from_party parties/ukr, want one of from_party parties/rus)"},
      {"AHandoverThatSupersedesOneToAnotherParty",
       Named("agreements/c/handovers/new", Handover(R"(
            to_party: "parties/ukr" supersedes: "agreements/c/handovers/first")")),
       kReason,
       "handover.supersedes",
       R"("agreements/c/handovers/first" of to_party parties/kaz, want one of to_party parties/ukr)",
       {Named("agreements/c", AgreementOf({"parties/kaz", "parties/rus", "parties/ukr"})),
        Named("agreements/c/handovers/first", Handover(R"(to_party: "parties/kaz")"))}},
      {"ADeclarationThatCorrectsThatOfAnotherDeclarer",
       Declaration(std::string(kCorrects) + R"(declarer: "parties/ukr" role: ROLE_RECEIVER)"), kReason,
       "declaration.corrects", std::string(kFirst) + "declarer parties/rus, want one of declarer parties/ukr"},
      {"ADeclarationThatCorrectsThatOfAnotherRole",
       Declaration(kCorrects),
       kReason,
       "declaration.corrects",
       std::string(kFirst) + "role ROLE_RECEIVER, want one of role ROLE_SENDER",
       {Named("agreements/a/handovers/h/declarations/first", Declaration("role: ROLE_RECEIVER"))}},
      {"ADeclarationThatCorrectsOneOfAnotherCategory",
       Declaration(std::string(kCorrects) + "category: CATEGORY_DECEASED_UNKNOWN"), kReason, "declaration.corrects",
       std::string(kFirst) + "category CATEGORY_DECEASED_MILITARY, want one of category CATEGORY_DECEASED_UNKNOWN"},
      {"AReclassificationThatKeepsTheCategory",
       Declaration(std::string(kCorrects) + "correction_reason: CORRECTION_REASON_RECLASSIFICATION"), kReason,
       "declaration.corrects",
       std::string(kFirst) +
           "category CATEGORY_DECEASED_MILITARY, want one of another category, for a RECLASSIFICATION"},
      {"ARunningTotalThatCorrectsThatOfAnotherParty",
       RunningTotal(R"(declarer: "parties/rus" corrects: "agreements/a/terms/t/runningTotals/first"
                       correction_reason: CORRECTION_REASON_MISTAKE)"),
       kReason, "running_total.corrects",
       R"("agreements/a/terms/t/runningTotals/first" of declarer parties/ukr, want one of declarer parties/rus)"},
      {"ARunningTotalThatCorrectsThatOfAnotherDay",
       RunningTotal(R"(as_of_date: "2025-06-18" corrects: "agreements/a/terms/t/runningTotals/first"
                       correction_reason: CORRECTION_REASON_MISTAKE)"),
       kReason, "running_total.corrects",
       R"("agreements/a/terms/t/runningTotals/first" of as_of_date 2025-06-16, want one of as_of_date 2025-06-18)"},
  };
}

std::vector<RefusalCase> SupersededCases() {
  constexpr auto kReason = v1::ERROR_REASON_ALREADY_SUPERSEDED;
  constexpr char kNewest[] = ", want the newest record, whose place none has taken yet";
  // Of each kind, what takes the place of the first; another record has done so before.
  const auto second = [](std::string_view name, const v1::Record& record) { return std::vector{Named(name, record)}; };
  const v1::Record reading = Reading(R"(supersedes: "agreements/a/terms/t/readings/first")");
  const v1::Record offer = Offer(R"(supersedes: "agreements/a/offers/first")");
  const v1::Record handover = Handover(R"(supersedes: "agreements/a/handovers/h")");
  const v1::Record total = RunningTotal(
      R"(corrects: "agreements/a/terms/t/runningTotals/first" correction_reason: CORRECTION_REASON_MISTAKE)");
  return {
      {"AReadingThatIsTheThird", reading, kReason, "reading.supersedes",
       std::string(R"("agreements/a/terms/t/readings/first")") + kNewest,
       second("agreements/a/terms/t/readings/second", reading)},
      {"AnOfferThatIsTheThird", offer, kReason, "offer.supersedes",
       std::string(R"("agreements/a/offers/first")") + kNewest, second("agreements/a/offers/second", offer)},
      {"AHandoverThatIsTheThird", handover, kReason, "handover.supersedes",
       std::string(R"("agreements/a/handovers/h")") + kNewest, second("agreements/a/handovers/second", handover)},
      {"ADeclarationThatIsTheThird", Declaration(kCorrects), kReason, "declaration.corrects",
       std::string(R"("agreements/a/handovers/h/declarations/first")") + kNewest,
       second("agreements/a/handovers/h/declarations/second", Declaration(kCorrects))},
      {"ARunningTotalThatIsTheThird", total, kReason, "running_total.corrects",
       std::string(R"("agreements/a/terms/t/runningTotals/first")") + kNewest,
       second("agreements/a/terms/t/runningTotals/second", total)},
  };
}

std::vector<RefusalCase> ExchangeCases() {
  constexpr char kField[] = "term.one_for_one_with";
  constexpr char kOpposite[] = "a term of the same category in the opposite direction";
  return {
      {"ATermExchangedForNone", Term(R"(one_for_one_with: "agreements/a/terms/x")"),
       v1::ERROR_REASON_REFERENCE_NOT_FOUND, kField, std::string(R"("agreements/a/terms/x")") + kNoSuchRecord},
      {"ATermExchangedForOneOfAnotherAgreement", Term(R"(one_for_one_with: "agreements/b/terms/t")"),
       v1::ERROR_REASON_WRONG_PARENT, kField, R"("agreements/b/terms/t", want a term of agreements/a)"},
      {"ATermExchangedForOneOfItsOwnDirection", Term(R"(one_for_one_with: "agreements/a/terms/t")"),
       v1::ERROR_REASON_EXCHANGE_MISMATCH, kField, std::string(R"("agreements/a/terms/t", want )") + kOpposite},
      {"ATermExchangedForOneOfAnotherCategory",
       Term(R"(category: CATEGORY_DECEASED_CIVILIAN one_for_one_with: "agreements/a/terms/back")"),
       v1::ERROR_REASON_EXCHANGE_MISMATCH, kField, std::string(R"("agreements/a/terms/back", want )") + kOpposite},
      {"ATermExchangedForOneCountedOtherwise",
       Without("term.committed", Term(R"(counting_basis: COUNTING_BASIS_CONTAINER
                                         one_for_one_with: "agreements/a/terms/back")")),
       v1::ERROR_REASON_BASIS_MISMATCH, "term.counting_basis",
       "COUNTING_BASIS_CONTAINER, want COUNTING_BASIS_REMAINS_CASE as in agreements/a/terms/back"},
  };
}

std::vector<RefusalCase> CycleAndBasisCases() {
  constexpr auto kCycle = v1::ERROR_REASON_CORRECTION_CYCLE;
  constexpr auto kBasis = v1::ERROR_REASON_BASIS_MISMATCH;
  constexpr char kEarlier[] = ", want an earlier record, not this one";
  constexpr char kOnContainers[] =
      "COUNTING_BASIS_CONTAINER, want COUNTING_BASIS_REMAINS_CASE as in agreements/a/terms/t";
  return {
      {"AReadingThatSupersedesItself", Reading(R"(supersedes: "agreements/a/terms/t/readings/new")"), kCycle,
       "reading.supersedes", std::string(R"("agreements/a/terms/t/readings/new")") + kEarlier},
      {"ADeclarationThatCorrectsItself",
       Correcting("agreements/a/handovers/h/declarations/new", Declaration(kCorrects)), kCycle, "declaration.corrects",
       std::string(R"("agreements/a/handovers/h/declarations/new")") + kEarlier},
      {"AReadingOnAnotherBasis", Reading("committed { counting_basis: COUNTING_BASIS_CONTAINER }"), kBasis,
       "reading.committed.counting_basis", kOnContainers},
      {"AnOfferOnAnotherBasis", Offer("quantity { counting_basis: COUNTING_BASIS_CONTAINER }"), kBasis,
       "offer.quantity.counting_basis", kOnContainers},
      {"ARunningTotalOnAnotherBasis", RunningTotal("quantity { counting_basis: COUNTING_BASIS_CONTAINER }"), kBasis,
       "running_total.quantity.counting_basis", kOnContainers},
  };
}

}  // namespace

std::vector<RefusalCase> LedgerCases() {
  std::vector<RefusalCase> all;
  for (const auto& cases : {NotFoundCases(), PartyCases(), ParentCases(), PredecessorCases(), SupersededCases(),
                            ExchangeCases(), CycleAndBasisCases()}) {
    all.insert(all.end(), cases.begin(), cases.end());
  }
  return all;
}

std::vector<RefusalCase> ContentCases() {
  constexpr auto kReason = v1::ERROR_REASON_NAME_TAKEN;
  constexpr char kThere[] = " as in the record of that name that the ledger has";
  const auto first = [](std::string_view changes) {
    return Named("agreements/a/handovers/h/declarations/first", Declaration(changes));
  };
  v1::Record without_stage = Named("agreements/a/handovers/h", Without("handover.stage", Handover()));
  return {
      {"AnotherNumberUnderOneName", first("quantity { count: 1245 }"), kReason, "declaration.quantity.count",
       std::string("1245, want 1248") + kThere},
      {"AnotherEnumValueUnderOneName", first("quantity { precision: PRECISION_AT_LEAST }"), kReason,
       "declaration.quantity.precision", std::string("PRECISION_AT_LEAST, want PRECISION_EXACT") + kThere},
      {"AnotherTextUnderOneName", first(R"(source { organ: "Head of delegation" })"), kReason,
       "declaration.source.organ", std::string(R"("Head of delegation", want "Ministry of Defence")") + kThere},
      {"AnotherFractionOfASecondUnderOneName", first("declared_time { nanos: 1 }"), kReason,
       "declaration.declared_time.nanos", std::string("1, want 0") + kThere},
      {"ATextThatIsAbsentUnderOneName", without_stage, kReason, "handover.stage",
       std::string(R"("", want "stage 5")") + kThere},
      {"AMessageThatIsAbsentUnderOneName", Named("agreements/a/terms/t", Without("term.committed", Term())), kReason,
       "term.committed", std::string("absent, want set") + kThere},
      {"MorePartiesUnderOneName", Named("agreements/b", AgreementOf({"parties/kaz", "parties/rus", "parties/ukr"})),
       kReason, "agreement.parties", std::string("3 elements, want 2 elements") + kThere},
      {"AnotherPartyUnderOneName", Named("agreements/b", AgreementOf({"parties/kaz", "parties/ukr"})), kReason,
       "agreement.parties[0]", std::string(R"("parties/kaz", want "parties/rus")") + kThere},
  };
}

}  // namespace handover::registry
