#include "ledger/record_name.h"
#include "registry_service/admission/ledger_rules.h"

namespace handover::registry {

absl::Status AdmitFinding(const Candidate& candidate) {
  const absl::StatusOr<RecordPtr> handover = FindParent(candidate);
  if (!handover.ok()) return handover.status();
  const absl::StatusOr<RecordPtr> agreement = FindAgreement(candidate);
  if (!agreement.ok()) return agreement.status();
  return RequirePartyOf(**agreement, candidate.record.finding().party(), "finding.party");
}

absl::Status AdmitExplanation(const Candidate& candidate) {
  const v1::Explanation& explanation = candidate.record.explanation();
  const absl::StatusOr<RecordPtr> agreement = FindParent(candidate);
  if (!agreement.ok()) return agreement.status();
  if (ledger::AgreementOf(explanation.mismatch()) != (*agreement)->name()) {
    return WrongParent(explanation.mismatch(), "a mismatch of " + (*agreement)->name(), "explanation.mismatch");
  }
  return RequireSideOf(candidate, **agreement, explanation.party(), "explanation.party");
}

absl::Status AdmitExplanationResponse(const Candidate& candidate) {
  constexpr std::string_view kField = "explanation_response.party";
  const v1::ExplanationResponse& response = candidate.record.explanation_response();
  const absl::StatusOr<RecordPtr> answered = FindParent(candidate);
  if (!answered.ok()) return answered.status();
  const absl::StatusOr<RecordPtr> agreement = FindAgreement(candidate);
  if (!agreement.ok()) return agreement.status();
  absl::Status status = RequireSideOf(candidate, **agreement, response.party(), kField);
  if (!status.ok()) return status;
  const std::string& author =
      (*answered)->has_finding() ? (*answered)->finding().party() : (*answered)->explanation().party();
  if (response.party() != author) return absl::OkStatus();
  return WrongRole(response.party(), "another side than that of " + (*answered)->name(), kField);
}

}  // namespace handover::registry
