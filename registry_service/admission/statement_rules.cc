#include "registry_service/admission/statement_rules.h"

#include "ledger/record_name.h"
#include "registry_service/admission/limits.h"

namespace handover::registry {
namespace {

// Whether a duty of `kind` comes with a number.
bool HasNumber(v1::TermKind kind) { return kind == v1::TERM_KIND_OBLIGATION || kind == v1::TERM_KIND_CAP; }

bool IsDeceased(v1::Category category) {
  return category == v1::CATEGORY_DECEASED_MILITARY || category == v1::CATEGORY_DECEASED_CIVILIAN ||
         category == v1::CATEGORY_DECEASED_UNKNOWN;
}

// Whether people of `category` can be counted on `basis`.
bool Suits(v1::CountingBasis basis, v1::Category category) {
  switch (basis) {
    case v1::COUNTING_BASIS_CONTAINER:
    case v1::COUNTING_BASIS_REMAINS_CASE:
    case v1::COUNTING_BASIS_MINIMUM_NUMBER_OF_INDIVIDUALS:
      return IsDeceased(category);
    case v1::COUNTING_BASIS_LIVING_PERSON:
      return !IsDeceased(category);
    default:
      return true;
  }
}

void CheckBasis(v1::CountingBasis basis, v1::Category category, std::string_view field, Violations& violations) {
  if (category == v1::CATEGORY_UNSPECIFIED || Suits(basis, category)) return;
  violations.Add(v1::ERROR_REASON_FIELDS_CONTRADICT, field, v1::CountingBasis_Name(basis),
                 "a basis on which " + v1::Category_Name(category) + " is counted");
}

void CheckDirection(const std::string& from_party, const std::string& to_party, std::string_view field,
                    Violations& violations) {
  if (to_party.empty() || from_party != to_party) return;
  violations.Add(v1::ERROR_REASON_FIELDS_CONTRADICT, field, Quoted(to_party), "another party than from_party");
}

void CheckAgreement(const v1::Agreement& agreement, Violations& violations) {
  // A longer list has its violation already, and is not walked through.
  if (agreement.parties_size() > kAgreementPartiesMax) return;
  for (int i = 1; i < agreement.parties_size(); ++i) {
    if (agreement.parties(i - 1) < agreement.parties(i)) continue;
    violations.Add(
        v1::ERROR_REASON_FIELDS_CONTRADICT, "agreement.parties[" + std::to_string(i) + "]",
        Quoted(agreement.parties(i)),
        "the parties in alphabetical order without repetition; before it stands " + Quoted(agreement.parties(i - 1)));
  }
}

void CheckGracePeriod(const google::protobuf::Duration& period, Violations& violations) {
  if (period.seconds() >= 0 && period.seconds() <= kGracePeriodSecondsMax && period.nanos() == 0) return;
  violations.Add(v1::ERROR_REASON_VALUE_OUT_OF_RANGE, "term.grace_period",
                 Grouped(period.seconds()) + " s and " + Grouped(period.nanos()) + " ns",
                 "whole seconds from 0 to " + Grouped(kGracePeriodSecondsMax));
}

void CheckTerm(const v1::Term& term, Violations& violations) {
  CheckDirection(term.from_party(), term.to_party(), "term.to_party", violations);
  CheckBasis(term.counting_basis(), term.category(), "term.counting_basis", violations);
  if (term.kind() == v1::TERM_KIND_NO_OBLIGATION) {
    violations.Add(v1::ERROR_REASON_FIELDS_CONTRADICT, "term.kind", v1::TermKind_Name(term.kind()),
                   "a duty: only a reading may say that nothing is owed");
  }
  if (term.has_grace_period()) CheckGracePeriod(term.grace_period(), violations);
  if (!term.has_committed()) return;
  if (term.kind() != v1::TERM_KIND_UNSPECIFIED && !HasNumber(term.kind())) {
    violations.Add(v1::ERROR_REASON_FIELD_NOT_ALLOWED, "term.committed", "set",
                   "it absent in a term of " + v1::TermKind_Name(term.kind()));
    return;
  }
  const v1::CountingBasis basis = term.committed().counting_basis();
  if (basis == term.counting_basis() || basis == v1::COUNTING_BASIS_UNSPECIFIED ||
      term.counting_basis() == v1::COUNTING_BASIS_UNSPECIFIED) {
    return;
  }
  violations.Add(v1::ERROR_REASON_FIELDS_CONTRADICT, "term.committed.counting_basis", v1::CountingBasis_Name(basis),
                 "the term's " + v1::CountingBasis_Name(term.counting_basis()));
}

void CheckReading(const v1::Reading& reading, Violations& violations) {
  if (reading.kind() == v1::TERM_KIND_UNSPECIFIED || reading.has_committed() == HasNumber(reading.kind())) return;
  if (reading.has_committed()) {
    violations.Add(v1::ERROR_REASON_FIELD_NOT_ALLOWED, "reading.committed", "set",
                   "it absent in a reading of " + v1::TermKind_Name(reading.kind()));
  } else {
    violations.Add(v1::ERROR_REASON_FIELD_REQUIRED, "reading.committed", "absent",
                   "the number of the " + v1::TermKind_Name(reading.kind()));
  }
}

void CheckHandover(const v1::Handover& handover, Violations& violations) {
  CheckDirection(handover.from_party(), handover.to_party(), "handover.to_party", violations);
}

// What a Declaration and a RunningTotal have in common: a reason exactly where something is corrected, and a quantity
// exactly where the statement is not taken back. `body` is the name of the field in Record.
template <typename Statement>
void CheckCorrection(const Statement& statement, const std::string& body, Violations& violations) {
  const bool is_correction = !statement.corrects().empty();
  const bool has_reason = statement.correction_reason() != v1::CORRECTION_REASON_UNSPECIFIED;
  if (is_correction && !has_reason) {
    violations.Add(v1::ERROR_REASON_FIELD_REQUIRED, body + ".correction_reason", "absent",
                   "a CorrectionReason where something is corrected");
  } else if (!is_correction && has_reason) {
    violations.Add(v1::ERROR_REASON_FIELD_NOT_ALLOWED, body + ".correction_reason",
                   v1::CorrectionReason_Name(statement.correction_reason()), "it absent where nothing is corrected");
  }
  const bool is_withdrawal = statement.correction_reason() == v1::CORRECTION_REASON_WITHDRAWAL;
  if (is_withdrawal && statement.has_quantity()) {
    violations.Add(v1::ERROR_REASON_FIELD_NOT_ALLOWED, body + ".quantity", "set", "it absent in a WITHDRAWAL");
  } else if (!is_withdrawal && !statement.has_quantity()) {
    violations.Add(v1::ERROR_REASON_FIELD_REQUIRED, body + ".quantity", "absent", "a Quantity, but in a WITHDRAWAL");
  }
}

void CheckObservation(const v1::Declaration& declaration, Violations& violations) {
  const v1::ObservationScope scope = declaration.observation_scope();
  const bool has_scope = scope != v1::OBSERVATION_SCOPE_UNSPECIFIED;
  const bool is_observation = declaration.role() == v1::ROLE_OBSERVER;
  if (is_observation && !has_scope) {
    violations.Add(v1::ERROR_REASON_FIELD_REQUIRED, "declaration.observation_scope", "absent",
                   "an ObservationScope where the role is OBSERVER");
  } else if (!is_observation && has_scope && declaration.role() != v1::ROLE_UNSPECIFIED) {
    violations.Add(v1::ERROR_REASON_FIELD_NOT_ALLOWED, "declaration.observation_scope",
                   v1::ObservationScope_Name(scope), "it absent unless the role is OBSERVER");
  }
  const v1::Precision precision = declaration.quantity().precision();
  if (scope == v1::OBSERVATION_SCOPE_PRESENCE && precision != v1::PRECISION_UNSPECIFIED &&
      precision != v1::PRECISION_UNDISCLOSED) {
    violations.Add(v1::ERROR_REASON_FIELDS_CONTRADICT, "declaration.quantity.precision", v1::Precision_Name(precision),
                   "UNDISCLOSED of an observer who counted nothing");
  }
}

void CheckDeclaration(const v1::Declaration& declaration, Violations& violations) {
  CheckBasis(declaration.quantity().counting_basis(), declaration.category(), "declaration.quantity.counting_basis",
             violations);
  CheckObservation(declaration, violations);
  CheckCorrection(declaration, "declaration", violations);
}

void CheckRunningTotal(const v1::RunningTotal& total, Violations& violations) {
  CheckCorrection(total, "running_total", violations);
  if (total.correction_reason() != v1::CORRECTION_REASON_RECLASSIFICATION) return;
  violations.Add(v1::ERROR_REASON_FIELDS_CONTRADICT, "running_total.correction_reason",
                 v1::CorrectionReason_Name(total.correction_reason()),
                 "another reason: a running total has its term's category");
}

void CheckFinding(const v1::Finding& finding, Violations& violations) {
  CheckBasis(finding.quantity().counting_basis(), finding.category(), "finding.quantity.counting_basis", violations);
  if (finding.code() != v1::EXPLANATION_CODE_LEFT_UNEXPLAINED) return;
  violations.Add(v1::ERROR_REASON_FIELDS_CONTRADICT, "finding.code", v1::ExplanationCode_Name(finding.code()),
                 "what was found: only an explanation may leave something unexplained");
}

// The names of the bodies that a record may have, in words that go on after "want".
std::string WantedBody() {
  const auto* body = v1::Record::descriptor()->FindOneofByName("body");
  std::string text = "one of";
  for (int i = 0; i < body->field_count(); ++i) text += (i == 0 ? " " : ", ") + body->field(i)->name();
  return text;
}

void CheckNameAndBody(const v1::Record& record, Violations& violations) {
  const v1::RecordKind kind = ledger::KindOf(record);
  if (kind == v1::RECORD_KIND_UNSPECIFIED) {
    violations.Add(v1::ERROR_REASON_FIELD_REQUIRED, "body", "absent", WantedBody());
    return;
  }
  if (record.name().empty() || record.name().size() > ledger::kNameBytesMax) return;
  const auto name = ledger::ParseRecordName(record.name());
  if (name.has_value() && name->kind == kind) return;
  violations.Add(v1::ERROR_REASON_NAME_INVALID, "name", Quoted(record.name()),
                 "a name of the form " + std::string(ledger::PatternOf(kind)));
}

}  // namespace

void CheckStatement(const v1::Record& record, Violations& violations) {
  CheckNameAndBody(record, violations);
  switch (record.body_case()) {
    case v1::Record::kAgreement:
      return CheckAgreement(record.agreement(), violations);
    case v1::Record::kTerm:
      return CheckTerm(record.term(), violations);
    case v1::Record::kReading:
      return CheckReading(record.reading(), violations);
    case v1::Record::kHandover:
      return CheckHandover(record.handover(), violations);
    case v1::Record::kDeclaration:
      return CheckDeclaration(record.declaration(), violations);
    case v1::Record::kRunningTotal:
      return CheckRunningTotal(record.running_total(), violations);
    case v1::Record::kFinding:
      return CheckFinding(record.finding(), violations);
    // Nothing that one field of these says can contradict another.
    case v1::Record::kParty:
    case v1::Record::kOffer:
    case v1::Record::kExplanation:
    case v1::Record::kExplanationResponse:
    case v1::Record::BODY_NOT_SET:
      return;
  }
}

}  // namespace handover::registry
