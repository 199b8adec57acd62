#include "registry_service/admission/references.h"

#include <algorithm>
#include <string>

#include "ledger/record_name.h"
#include "registry_service/admission/refusal.h"

namespace handover::registry {
namespace {

absl::Status Refuse(v1::ErrorReason reason, std::string_view field, std::string_view got, std::string_view want) {
  return Refusal(absl::StatusCode::kFailedPrecondition, reason, field, got, want);
}

// A record that the candidate's own name rests on.
absl::StatusOr<RecordPtr> FindAbove(const Candidate& candidate, std::string_view name) {
  absl::StatusOr<RecordPtr> found = candidate.ledger.Find(name);
  if (!found.ok() || *found != nullptr) return found;
  return Refuse(v1::ERROR_REASON_REFERENCE_NOT_FOUND, "name", Quoted(candidate.record.name()),
                "a name under a record that the ledger has; it has no " + Quoted(name));
}

}  // namespace

absl::StatusOr<RecordPtr> FindReferred(const Candidate& candidate, std::string_view name, std::string_view field) {
  absl::StatusOr<RecordPtr> found = candidate.ledger.Find(name);
  if (!found.ok() || *found != nullptr) return found;
  return Refuse(v1::ERROR_REASON_REFERENCE_NOT_FOUND, field, Quoted(name), "the name of a record that the ledger has");
}

absl::StatusOr<RecordPtr> FindParent(const Candidate& candidate) {
  return FindAbove(candidate, ledger::ParentOf(candidate.record.name()));
}

absl::StatusOr<RecordPtr> FindAgreement(const Candidate& candidate) {
  return FindAbove(candidate, ledger::AgreementOf(candidate.record.name()));
}

absl::Status RequirePartyOf(const v1::Record& agreement, std::string_view party, std::string_view field) {
  const auto& parties = agreement.agreement().parties();
  if (std::ranges::find(parties, party) != parties.end()) return absl::OkStatus();
  std::string want = "a party of " + agreement.name() + " (";
  for (int i = 0; i < parties.size(); ++i) want.append(i == 0 ? "" : ", ").append(parties[i]);
  return Refuse(v1::ERROR_REASON_PARTY_NOT_IN_AGREEMENT, field, Quoted(party), want + ")");
}

absl::Status RequireSideOf(const Candidate& candidate, const v1::Record& agreement, std::string_view party,
                           std::string_view field) {
  if (absl::Status status = RequirePartyOf(agreement, party, field); !status.ok()) return status;
  const absl::StatusOr<v1::PartyKind> kind = FindPartyKind(candidate, party, field);
  if (!kind.ok()) return kind.status();
  if (*kind == v1::PARTY_KIND_SIDE) return absl::OkStatus();
  return WrongRole(party, "a side of " + agreement.name(), field);
}

absl::StatusOr<v1::PartyKind> FindPartyKind(const Candidate& candidate, std::string_view party,
                                            std::string_view field) {
  const absl::StatusOr<RecordPtr> record = FindReferred(candidate, party, field);
  if (!record.ok()) return record.status();
  return (*record)->party().kind();
}

absl::Status RequireBasisOf(const v1::Record& term, v1::CountingBasis basis, std::string_view field) {
  const v1::CountingBasis wanted = term.term().counting_basis();
  if (basis == wanted) return absl::OkStatus();
  return Refuse(v1::ERROR_REASON_BASIS_MISMATCH, field, v1::CountingBasis_Name(basis),
                v1::CountingBasis_Name(wanted) + " as in " + term.name());
}

absl::Status WrongRole(std::string_view party, std::string_view want, std::string_view field) {
  return Refuse(v1::ERROR_REASON_PARTY_ROLE_MISMATCH, field, Quoted(party), want);
}

absl::Status WrongParent(std::string_view name, std::string_view want, std::string_view field) {
  return Refuse(v1::ERROR_REASON_WRONG_PARENT, field, Quoted(name), want);
}

}  // namespace handover::registry
