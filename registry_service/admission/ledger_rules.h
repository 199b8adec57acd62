#ifndef HANDOVER_REGISTRY_SERVICE_ADMISSION_LEDGER_RULES_H_
#define HANDOVER_REGISTRY_SERVICE_ADMISSION_LEDGER_RULES_H_

#include "registry_service/admission/references.h"

// How each kind of record must fit the records before it. Each function takes a candidate of its kind, and fails as
// CheckAgainstLedger does.
namespace handover::registry {

// Its parties are there, and enough of them are sides.
absl::Status AdmitAgreement(const Candidate& candidate);

// It stands under an agreement, between two sides of it.
absl::Status AdmitTerm(const Candidate& candidate);

// It stands under a term, is of a party of the agreement and on the term's basis, and takes the place of a reading of
// that party of that term.
absl::Status AdmitReading(const Candidate& candidate);

// It is of the side that hands over under a term of the agreement, on the term's basis, and takes the place of an offer
// of that term.
absl::Status AdmitOffer(const Candidate& candidate);

// It stands under an agreement, between two sides of it, and takes the place of a handover in the same direction.
absl::Status AdmitHandover(const Candidate& candidate);

// It stands under a handover, its declarer has the role that it speaks in, and it corrects a statement of the same
// declarer, role and category of the same event. A RECLASSIFICATION changes the category.
absl::Status AdmitDeclaration(const Candidate& candidate);

// It stands under a term, is of a party of the agreement and on the term's basis, and corrects a statement of the same
// declarer as of the same day.
absl::Status AdmitRunningTotal(const Candidate& candidate);

// It stands under a handover and is of a party of the agreement.
absl::Status AdmitFinding(const Candidate& candidate);

// It stands under an agreement, is of a side of it, and about a mismatch of it.
absl::Status AdmitExplanation(const Candidate& candidate);

// It stands under what it answers, and is of another side of the agreement than that.
absl::Status AdmitExplanationResponse(const Candidate& candidate);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_ADMISSION_LEDGER_RULES_H_
