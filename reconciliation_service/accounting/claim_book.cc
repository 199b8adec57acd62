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
  standing_.erase(found);
  NotePosition(revision);
  return true;
}

const Claim* ClaimBook::PositionAt(ledger::Revision revision) const {
  const int* place = position_.At(revision);
  return place == nullptr || *place == kNone ? nullptr : &At(*place);
}

void ClaimBook::NotePosition(ledger::Revision revision) {
  const auto best = std::ranges::max_element(standing_, {}, [this](int place) { return RankOf(At(place)); });
  const bool holds = best != standing_.end() && At(*best).source->tier() != registry::v1::SOURCE_TIER_SECONDARY_MEDIA;
  const int place = holds ? *best : kNone;
  const int* before = position_.At(revision);
  if (before == nullptr || *before != place) position_.Set(revision, place);
}

}  // namespace handover::reconciliation
