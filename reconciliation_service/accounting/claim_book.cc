#include "reconciliation_service/accounting/claim_book.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace handover::reconciliation {
namespace {

// Orders statements of one party on one subject by which holds where several stand, the best last. Tiers are numbered
// from the best.
auto RankOf(const Claim& claim) { return std::tuple(-claim.source->tier(), claim.declared_time, claim.revision); }

}  // namespace

registry::v1::Quantity Claim::Quantity() const {
  registry::v1::Quantity quantity;
  quantity.set_count(count);
  quantity.set_precision(precision);
  quantity.set_counting_basis(basis);
  return quantity;
}

void ClaimBook::Add(Claim claim) {
  const ledger::Revision revision = claim.revision;
  standing_.push_back(static_cast<int>(claims_.size()));
  claims_.push_back(std::move(claim));
  NotePosition(revision);
}

bool ClaimBook::Remove(std::string_view name, ledger::Revision revision) {
  const auto found = std::ranges::find_if(standing_, [&](int place) { return At(place).name == name; });
  if (found == standing_.end()) return false;
  claims_[static_cast<size_t>(*found)].corrected_at = revision;
  standing_.erase(found);
  NotePosition(revision);
  return true;
}

const Claim* ClaimBook::PositionAt(ledger::Revision revision) const { return ClaimAt(position_, revision); }

const Claim* ClaimBook::ConflictAt(ledger::Revision revision) const { return ClaimAt(conflict_, revision); }

std::vector<const Claim*> ClaimBook::StandingAt(ledger::Revision revision) const {
  std::vector<const Claim*> standing;
  for (const Claim& claim : claims_) {
    if (claim.revision > revision) break;
    if (claim.corrected_at > revision && !claim.is_withdrawal) standing.push_back(&claim);
  }
  return standing;
}

const Claim* ClaimBook::ClaimAt(const Versioned<int>& places, ledger::Revision revision) const {
  const int* place = places.At(revision);
  return place == nullptr || *place == kNone ? nullptr : &At(*place);
}

template <typename Predicate>
int ClaimBook::BestOf(Predicate accepts) const {
  int best = kNone;
  for (const int place : standing_) {
    const Claim& claim = At(place);
    const bool may_hold = !claim.is_withdrawal && claim.source->tier() != registry::v1::SOURCE_TIER_SECONDARY_MEDIA;
    if (!may_hold || !accepts(claim)) continue;
    if (best == kNone || RankOf(claim) > RankOf(At(best))) best = place;
  }
  return best;
}

void ClaimBook::NotePosition(ledger::Revision revision) {
  const int best = BestOf([](const Claim&) { return true; });
  position_.Set(revision, best);
  conflict_.Set(revision, BestOf([this, best](const Claim& claim) {
                  return claim.basis == At(best).basis && !Overlap(claim.Count(), At(best).Count());
                }));
}

}  // namespace handover::reconciliation
