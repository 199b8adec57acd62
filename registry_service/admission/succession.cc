#include "registry_service/admission/succession.h"

#include "ledger/record_name.h"
#include "registry_service/admission/admission.h"
#include "registry_service/admission/refusal.h"

namespace handover::registry {

absl::StatusOr<RecordPtr> FindPredecessor(const Candidate& candidate, std::string_view field) {
  const std::string_view name = PredecessorOf(candidate.record);
  if (name.empty()) return RecordPtr();
  if (name == candidate.record.name()) {
    return Refusal(absl::StatusCode::kFailedPrecondition, v1::ERROR_REASON_CORRECTION_CYCLE, field, Quoted(name),
                   "an earlier record, not this one");
  }
  return FindReferred(candidate, name, field);
}

absl::Status RequireSameParent(const Candidate& candidate, const v1::Record& predecessor, std::string_view field) {
  const std::string_view parent = ledger::ParentOf(candidate.record.name());
  if (ledger::ParentOf(predecessor.name()) == parent) return absl::OkStatus();
  return WrongParent(predecessor.name(), "a record under " + std::string(parent), field);
}

absl::Status RequireSuccession(const Candidate& candidate, const v1::Record& predecessor,
                               std::initializer_list<SharedTrait> traits, std::string_view field) {
  const std::string name = Quoted(predecessor.name());
  for (const SharedTrait& trait : traits) {
    if (trait.theirs == trait.ours) continue;
    const std::string got = name + " of " + std::string(trait.what) + " " + trait.theirs;
    return Refusal(absl::StatusCode::kFailedPrecondition, v1::ERROR_REASON_WRONG_PREDECESSOR, field, got,
                   "one of " + std::string(trait.what) + " " + trait.ours);
  }
  const absl::StatusOr<bool> superseded = candidate.ledger.IsSuperseded(predecessor.name());
  if (!superseded.ok()) return superseded.status();
  if (!*superseded) return absl::OkStatus();
  return Refusal(absl::StatusCode::kFailedPrecondition, v1::ERROR_REASON_ALREADY_SUPERSEDED, field, name,
                 "the newest record, whose place none has taken yet");
}

}  // namespace handover::registry
