#ifndef HANDOVER_REGISTRY_SERVICE_ADMISSION_REFERENCES_H_
#define HANDOVER_REGISTRY_SERVICE_ADMISSION_REFERENCES_H_

#include <memory>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "handover/registry/v1/record.pb.h"
#include "registry_service/admission/ledger_view.h"

// What the rules of several kinds ask of the ledger. Every function fails with FAILED_PRECONDITION and the reason that
// its comment names, or with the error of the ledger if that cannot be read. `field` is the path that an error names.
namespace handover::registry {

using RecordPtr = std::shared_ptr<const v1::Record>;

// A record of good shape, and the ledger as it stands before it.
struct Candidate {
  const v1::Record& record;
  LedgerView& ledger;
};

// The record named `name`, never null. REFERENCE_NOT_FOUND.
absl::StatusOr<RecordPtr> FindReferred(const Candidate& candidate, std::string_view name, std::string_view field);

// The record that the candidate's name stands under, never null. REFERENCE_NOT_FOUND.
absl::StatusOr<RecordPtr> FindParent(const Candidate& candidate);

// The agreement that the candidate's name stands under, never null. REFERENCE_NOT_FOUND.
absl::StatusOr<RecordPtr> FindAgreement(const Candidate& candidate);

// Whether `party` is a party of `agreement`. PARTY_NOT_IN_AGREEMENT.
absl::Status RequirePartyOf(const v1::Record& agreement, std::string_view party, std::string_view field);

// Whether `party` is a party of `agreement` and a side. PARTY_NOT_IN_AGREEMENT, PARTY_ROLE_MISMATCH.
absl::Status RequireSideOf(const Candidate& candidate, const v1::Record& agreement, std::string_view party,
                           std::string_view field);

// What the party named `party` is. REFERENCE_NOT_FOUND.
absl::StatusOr<v1::PartyKind> FindPartyKind(const Candidate& candidate, std::string_view party, std::string_view field);

// Whether a quantity is counted on its term's basis. BASIS_MISMATCH.
absl::Status RequireBasisOf(const v1::Record& term, v1::CountingBasis basis, std::string_view field);

// Builds the refusal of a party that is of the wrong kind or stands on the wrong side: PARTY_ROLE_MISMATCH.
absl::Status WrongRole(std::string_view party, std::string_view want, std::string_view field);

// Builds the refusal of a record named `name` that belongs elsewhere: WRONG_PARENT.
absl::Status WrongParent(std::string_view name, std::string_view want, std::string_view field);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_ADMISSION_REFERENCES_H_
