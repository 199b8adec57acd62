#include "registry_service/admission/admission.h"
#include "registry_service/admission/ledger_rules.h"

namespace handover::registry {

absl::Status CheckAgainstLedger(const v1::Record& record, LedgerView& ledger) {
  const Candidate candidate{.record = record, .ledger = ledger};
  switch (record.body_case()) {
    case v1::Record::kAgreement:
      return AdmitAgreement(candidate);
    case v1::Record::kTerm:
      return AdmitTerm(candidate);
    case v1::Record::kReading:
      return AdmitReading(candidate);
    case v1::Record::kOffer:
      return AdmitOffer(candidate);
    case v1::Record::kHandover:
      return AdmitHandover(candidate);
    case v1::Record::kDeclaration:
      return AdmitDeclaration(candidate);
    case v1::Record::kRunningTotal:
      return AdmitRunningTotal(candidate);
    case v1::Record::kFinding:
      return AdmitFinding(candidate);
    case v1::Record::kExplanation:
      return AdmitExplanation(candidate);
    case v1::Record::kExplanationResponse:
      return AdmitExplanationResponse(candidate);
    // A party refers to nothing, and a record of good shape has a body.
    case v1::Record::kParty:
    case v1::Record::BODY_NOT_SET:
      return absl::OkStatus();
  }
  return absl::OkStatus();
}

}  // namespace handover::registry
