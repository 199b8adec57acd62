#include <string>

#include "ledger/record_name.h"
#include "registry_service/admission/ledger_rules.h"
#include "registry_service/admission/limits.h"
#include "registry_service/admission/refusal.h"
#include "registry_service/admission/succession.h"

namespace handover::registry {
namespace {

// Whether the handover named `later` takes the place of the one named `earlier`, over any number of records up to
// kSupersedesStepsMax.
absl::StatusOr<bool> ReplacesHandover(LedgerView& ledger, std::string_view later, std::string_view earlier) {
  std::string name(later);
  for (int step = 0; step < kSupersedesStepsMax; ++step) {
    const absl::StatusOr<RecordPtr> handover = ledger.Find(name);
    if (!handover.ok()) return handover.status();
    if (*handover == nullptr) return false;
    name = (*handover)->handover().supersedes();
    if (name == earlier) return true;
    if (name.empty()) return false;
  }
  return false;
}

// Whether `predecessor`, a declaration, speaks of the same event as the candidate: under its handover or under one that
// is linked to it by `supersedes`, before it or after it. Fails with WRONG_PARENT.
absl::Status RequireSameEvent(const Candidate& candidate, const v1::Record& predecessor) {
  const std::string_view ours = ledger::ParentOf(candidate.record.name());
  const std::string_view theirs = ledger::ParentOf(predecessor.name());
  if (ours == theirs) return absl::OkStatus();
  for (const auto& [later, earlier] : {std::pair(ours, theirs), std::pair(theirs, ours)}) {
    const absl::StatusOr<bool> replaces = ReplacesHandover(candidate.ledger, later, earlier);
    if (!replaces.ok()) return replaces.status();
    if (*replaces) return absl::OkStatus();
  }
  return WrongParent(predecessor.name(), "a declaration of the event of " + std::string(ours), "declaration.corrects");
}

// Whether the declarer, a party of the agreement, has the role at `handover` that it speaks in. Fails with
// PARTY_ROLE_MISMATCH.
absl::Status RequireRole(const Candidate& candidate, const v1::Record& handover) {
  constexpr std::string_view kField = "declaration.declarer";
  const v1::Declaration& declaration = candidate.record.declaration();
  if (declaration.role() == v1::ROLE_OBSERVER) {
    const auto kind = FindPartyKind(candidate, declaration.declarer(), kField);
    if (!kind.ok()) return kind.status();
    if (*kind == v1::PARTY_KIND_INTERMEDIARY || *kind == v1::PARTY_KIND_OBSERVER) return absl::OkStatus();
    return WrongRole(declaration.declarer(), "an intermediary or observer, for the role OBSERVER", kField);
  }
  const bool is_sender = declaration.role() == v1::ROLE_SENDER;
  const std::string& party = is_sender ? handover.handover().from_party() : handover.handover().to_party();
  if (declaration.declarer() == party) return absl::OkStatus();
  return WrongRole(declaration.declarer(),
                   party + ", the " + (is_sender ? "sender" : "receiver") + " of " + handover.name(), kField);
}

absl::Status RequireCorrection(const Candidate& candidate, const v1::Record& predecessor) {
  constexpr std::string_view kField = "declaration.corrects";
  const v1::Declaration& ours = candidate.record.declaration();
  const v1::Declaration& theirs = predecessor.declaration();
  if (absl::Status status = RequireSameEvent(candidate, predecessor); !status.ok()) return status;
  const bool is_reclassification = ours.correction_reason() == v1::CORRECTION_REASON_RECLASSIFICATION;
  if (is_reclassification && ours.category() == theirs.category()) {
    return Refusal(absl::StatusCode::kFailedPrecondition, v1::ERROR_REASON_WRONG_PREDECESSOR, kField,
                   Quoted(predecessor.name()) + " of category " + v1::Category_Name(theirs.category()),
                   "one of another category, for a RECLASSIFICATION");
  }
  const v1::Category category = is_reclassification ? theirs.category() : ours.category();
  return RequireSuccession(candidate, predecessor,
                           {{"declarer", theirs.declarer(), ours.declarer()},
                            {"role", v1::Role_Name(theirs.role()), v1::Role_Name(ours.role())},
                            {"category", v1::Category_Name(theirs.category()), v1::Category_Name(category)}},
                           kField);
}

}  // namespace

absl::Status AdmitHandover(const Candidate& candidate) {
  const v1::Handover& handover = candidate.record.handover();
  const absl::StatusOr<RecordPtr> agreement = FindParent(candidate);
  if (!agreement.ok()) return agreement.status();
  absl::Status status = RequireSideOf(candidate, **agreement, handover.from_party(), "handover.from_party");
  if (!status.ok()) return status;
  status = RequireSideOf(candidate, **agreement, handover.to_party(), "handover.to_party");
  if (!status.ok()) return status;
  constexpr std::string_view kField = "handover.supersedes";
  const absl::StatusOr<RecordPtr> earlier = FindPredecessor(candidate, kField);
  if (!earlier.ok() || *earlier == nullptr) return earlier.status();
  status = RequireSameParent(candidate, **earlier, kField);
  if (!status.ok()) return status;
  return RequireSuccession(candidate, **earlier,
                           {{"from_party", (*earlier)->handover().from_party(), handover.from_party()},
                            {"to_party", (*earlier)->handover().to_party(), handover.to_party()}},
                           kField);
}

absl::Status AdmitDeclaration(const Candidate& candidate) {
  const absl::StatusOr<RecordPtr> handover = FindParent(candidate);
  if (!handover.ok()) return handover.status();
  const absl::StatusOr<RecordPtr> agreement = FindAgreement(candidate);
  if (!agreement.ok()) return agreement.status();
  absl::Status status = RequirePartyOf(**agreement, candidate.record.declaration().declarer(), "declaration.declarer");
  if (!status.ok()) return status;
  status = RequireRole(candidate, **handover);
  if (!status.ok()) return status;
  const absl::StatusOr<RecordPtr> earlier = FindPredecessor(candidate, "declaration.corrects");
  if (!earlier.ok() || *earlier == nullptr) return earlier.status();
  return RequireCorrection(candidate, **earlier);
}

absl::Status AdmitRunningTotal(const Candidate& candidate) {
  const v1::RunningTotal& total = candidate.record.running_total();
  const absl::StatusOr<RecordPtr> term = FindParent(candidate);
  if (!term.ok()) return term.status();
  const absl::StatusOr<RecordPtr> agreement = FindAgreement(candidate);
  if (!agreement.ok()) return agreement.status();
  absl::Status status = RequirePartyOf(**agreement, total.declarer(), "running_total.declarer");
  if (!status.ok()) return status;
  if (total.has_quantity()) {
    status = RequireBasisOf(**term, total.quantity().counting_basis(), "running_total.quantity.counting_basis");
    if (!status.ok()) return status;
  }
  constexpr std::string_view kField = "running_total.corrects";
  const absl::StatusOr<RecordPtr> earlier = FindPredecessor(candidate, kField);
  if (!earlier.ok() || *earlier == nullptr) return earlier.status();
  status = RequireSameParent(candidate, **earlier, kField);
  if (!status.ok()) return status;
  return RequireSuccession(candidate, **earlier,
                           {{"declarer", (*earlier)->running_total().declarer(), total.declarer()},
                            {"as_of_date", (*earlier)->running_total().as_of_date(), total.as_of_date()}},
                           kField);
}

}  // namespace handover::registry
