#ifndef HANDOVER_REGISTRY_SERVICE_ADMISSION_SUCCESSION_H_
#define HANDOVER_REGISTRY_SERVICE_ADMISSION_SUCCESSION_H_

#include <initializer_list>
#include <string>
#include <string_view>

#include "registry_service/admission/references.h"

// What holds whenever one record takes the place of another, whatever they state.
namespace handover::registry {

// One thing that a record must have in common with the one that it takes the place of.
struct SharedTrait {
  std::string_view what;  // For example "party".
  std::string theirs;
  std::string ours;
};

// The record that the candidate takes the place of; null if none. `field` is the path of the field that names it. Fails
// with CORRECTION_CYCLE if it is the candidate itself, REFERENCE_NOT_FOUND if the ledger has none of that name.
absl::StatusOr<RecordPtr> FindPredecessor(const Candidate& candidate, std::string_view field);

// Whether `predecessor` stands under the same record as the candidate. Fails with WRONG_PARENT.
absl::Status RequireSameParent(const Candidate& candidate, const v1::Record& predecessor, std::string_view field);

// Whether the candidate may take the place of `predecessor`. Fails with WRONG_PREDECESSOR if they differ in one of
// `traits`, ALREADY_SUPERSEDED if another record has done so before.
absl::Status RequireSuccession(const Candidate& candidate, const v1::Record& predecessor,
                               std::initializer_list<SharedTrait> traits, std::string_view field);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_ADMISSION_SUCCESSION_H_
