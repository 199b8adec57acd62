#include <string>

#include "ledger/record_name.h"
#include "registry_service/admission/ledger_rules.h"
#include "registry_service/admission/limits.h"
#include "registry_service/admission/refusal.h"
#include "registry_service/admission/succession.h"

namespace handover::registry {
namespace {

// Whether the term may be exchanged one for one with the one that it names: the same people, counted alike, the other
// way. Fails with REFERENCE_NOT_FOUND, WRONG_PARENT, EXCHANGE_MISMATCH or BASIS_MISMATCH.
absl::Status RequireExchange(const Candidate& candidate) {
  constexpr std::string_view kField = "term.one_for_one_with";
  const v1::Term& term = candidate.record.term();
  const std::string& named = term.one_for_one_with();
  if (named.empty()) return absl::OkStatus();
  const std::string_view agreement = ledger::AgreementOf(candidate.record.name());
  if (ledger::AgreementOf(named) != agreement) {
    return WrongParent(named, "a term of " + std::string(agreement), kField);
  }
  const absl::StatusOr<RecordPtr> other = FindReferred(candidate, named, kField);
  if (!other.ok()) return other.status();
  const v1::Term& theirs = (*other)->term();
  const bool is_opposite = theirs.from_party() == term.to_party() && theirs.to_party() == term.from_party();
  if (!is_opposite || theirs.category() != term.category()) {
    return Refusal(absl::StatusCode::kFailedPrecondition, v1::ERROR_REASON_EXCHANGE_MISMATCH, kField, Quoted(named),
                   "a term of the same category in the opposite direction");
  }
  return RequireBasisOf(**other, term.counting_basis(), "term.counting_basis");
}

}  // namespace

absl::Status AdmitAgreement(const Candidate& candidate) {
  const auto& parties = candidate.record.agreement().parties();
  int sides = 0;
  for (int i = 0; i < parties.size(); ++i) {
    const auto kind = FindPartyKind(candidate, parties[i], "agreement.parties[" + std::to_string(i) + "]");
    if (!kind.ok()) return kind.status();
    if (*kind == v1::PARTY_KIND_SIDE) ++sides;
  }
  if (sides >= kAgreementSidesMin) return absl::OkStatus();
  return Refusal(absl::StatusCode::kFailedPrecondition, v1::ERROR_REASON_PARTY_ROLE_MISMATCH, "agreement.parties",
                 Grouped(sides) + " of kind SIDE", "at least " + Grouped(kAgreementSidesMin));
}

absl::Status AdmitTerm(const Candidate& candidate) {
  const v1::Term& term = candidate.record.term();
  const absl::StatusOr<RecordPtr> agreement = FindParent(candidate);
  if (!agreement.ok()) return agreement.status();
  absl::Status status = RequireSideOf(candidate, **agreement, term.from_party(), "term.from_party");
  if (!status.ok()) return status;
  status = RequireSideOf(candidate, **agreement, term.to_party(), "term.to_party");
  if (!status.ok()) return status;
  return RequireExchange(candidate);
}

absl::Status AdmitReading(const Candidate& candidate) {
  const v1::Reading& reading = candidate.record.reading();
  const absl::StatusOr<RecordPtr> term = FindParent(candidate);
  if (!term.ok()) return term.status();
  const absl::StatusOr<RecordPtr> agreement = FindAgreement(candidate);
  if (!agreement.ok()) return agreement.status();
  absl::Status status = RequirePartyOf(**agreement, reading.party(), "reading.party");
  if (!status.ok()) return status;
  if (reading.has_committed()) {
    status = RequireBasisOf(**term, reading.committed().counting_basis(), "reading.committed.counting_basis");
    if (!status.ok()) return status;
  }
  constexpr std::string_view kField = "reading.supersedes";
  const absl::StatusOr<RecordPtr> earlier = FindPredecessor(candidate, kField);
  if (!earlier.ok() || *earlier == nullptr) return earlier.status();
  status = RequireSameParent(candidate, **earlier, kField);
  if (!status.ok()) return status;
  return RequireSuccession(candidate, **earlier, {{"party", (*earlier)->reading().party(), reading.party()}}, kField);
}

absl::Status AdmitOffer(const Candidate& candidate) {
  const v1::Offer& offer = candidate.record.offer();
  const absl::StatusOr<RecordPtr> agreement = FindParent(candidate);
  if (!agreement.ok()) return agreement.status();
  if (ledger::AgreementOf(offer.term()) != (*agreement)->name()) {
    return WrongParent(offer.term(), "a term of " + (*agreement)->name(), "offer.term");
  }
  const absl::StatusOr<RecordPtr> term = FindReferred(candidate, offer.term(), "offer.term");
  if (!term.ok()) return term.status();
  absl::Status status = RequirePartyOf(**agreement, offer.party(), "offer.party");
  if (!status.ok()) return status;
  if (const std::string& from_party = (*term)->term().from_party(); offer.party() != from_party) {
    return WrongRole(offer.party(), from_party + ", which hands over under " + offer.term(), "offer.party");
  }
  status = RequireBasisOf(**term, offer.quantity().counting_basis(), "offer.quantity.counting_basis");
  if (!status.ok()) return status;
  constexpr std::string_view kField = "offer.supersedes";
  const absl::StatusOr<RecordPtr> earlier = FindPredecessor(candidate, kField);
  if (!earlier.ok() || *earlier == nullptr) return earlier.status();
  status = RequireSameParent(candidate, **earlier, kField);
  if (!status.ok()) return status;
  // The term decides the party: nobody else may offer under it.
  return RequireSuccession(candidate, **earlier, {{"term", (*earlier)->offer().term(), offer.term()}}, kField);
}

}  // namespace handover::registry
