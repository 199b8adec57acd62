#include "reconciliation_service/accounting/flow_account.h"

#include <algorithm>

namespace handover::reconciliation {
namespace {

using ledger::Revision;

// The revision before `revision`: how things stood until then.
Revision Before(Revision revision) { return {revision.value - 1}; }

template <typename T>
T LatestOr(const Versioned<T>& versioned, T otherwise) {
  const T* latest = versioned.Latest();
  return latest == nullptr ? otherwise : *latest;
}

void RefreshDay(TermAccount& term, CellRef cell, Revision at, Step step, Revision revision) {
  const auto state = StateOf(*cell.event, *cell.cell, at);
  if (!state.has_value()) return;
  term.day_books.Change(state->facts->date, revision, [&](BookSums& books) {
    ApplyCell(*cell.event, *cell.cell, term.body.counting_basis(), at, step, books);
  });
}

void RefreshTerm(TermAccount& term, CellRef cell, Revision revision) {
  TermFigures figures = LatestOr(term.figures, TermFigures());
  for (const auto& [at, step] : {std::pair(Before(revision), Step::kTakeOut), std::pair(revision, Step::kPutIn)}) {
    ApplyCell(*cell.event, *cell.cell, term.body.counting_basis(), at, step, figures);
    RefreshDay(term, cell, at, step, revision);
  }
  term.figures.Set(revision, figures);
}

// The count of cells in the state `match`; null for the states that are not counted here.
int32_t* CountOf(MatchState match, FlowCounts& counts) {
  switch (match) {
    case MatchState::kMatched:
      return &counts.matched;
    case MatchState::kDifferent:
      return &counts.different;
    case MatchState::kIndeterminate:
      return &counts.indeterminate;
    case MatchState::kNotComparable:
      return &counts.not_comparable;
    case MatchState::kAwaitingBoth:
    case MatchState::kAwaitingCounterpart:
      return nullptr;
  }
  return nullptr;
}

}  // namespace

void FlowAccount::AddTerm(TermAccount* term, Revision revision) {
  terms_.push_back(term);
  TermFigures figures;
  for (const CellRef& cell : cells_) {
    ApplyCell(*cell.event, *cell.cell, term->body.counting_basis(), revision, Step::kPutIn, figures);
    RefreshDay(*term, cell, revision, Step::kPutIn, revision);
  }
  term->figures.Set(revision, figures);
}

void FlowAccount::Refresh(CellRef cell, Revision revision) {
  for (TermAccount* term : terms_) RefreshTerm(*term, cell, revision);
  FlowCounts counts = LatestOr(counts_, FlowCounts());
  for (const auto& [at, change] : {std::pair(Before(revision), -1), std::pair(revision, 1)}) {
    const auto state = StateOf(*cell.event, *cell.cell, at);
    if (!state.has_value()) continue;
    if (state->match == MatchState::kDifferent) differed_.insert(cell);
    if (int32_t* count = CountOf(state->match, counts)) *count += change;
    if (state->match != MatchState::kAwaitingCounterpart) continue;
    Versioned<int32_t>& silences = silences_[state->facts->date];
    silences.Set(revision, LatestOr(silences, 0) + change);
    all_silences_.Set(revision, LatestOr(all_silences_, 0) + change);
  }
  counts_.Set(revision, counts);
}

const TermAccount* FlowAccount::FirstTermAt(Revision at) const {
  return terms_.empty() || terms_.front()->revision > at ? nullptr : terms_.front();
}

absl::Duration FlowAccount::GraceAt(Revision at) const {
  if (FirstTermAt(at) == nullptr) return kDefaultGracePeriod;
  absl::Duration grace = absl::ZeroDuration();
  for (const TermAccount* term : terms_) {
    if (term->revision > at) continue;
    const bool is_given = term->body.has_grace_period();
    grace = std::max(grace, is_given ? absl::Seconds(term->body.grace_period().seconds()) : kDefaultGracePeriod);
  }
  return grace;
}

v1::MatchCounts FlowAccount::CountsAt(AsOf as_of) const {
  v1::MatchCounts result;
  if (const FlowCounts* counts = counts_.At(as_of.revision)) {
    result.set_matched(counts->matched);
    result.set_different(counts->different);
    result.set_indeterminate(counts->indeterminate);
    result.set_not_comparable(counts->not_comparable);
  }
  // Only the last days can still be in grace, so that the days before need not be looked at.
  const absl::Duration grace = GraceAt(as_of.revision);
  int32_t awaiting = 0;
  for (auto day = silences_.rbegin(); day != silences_.rend() && as_of.time < EndOf(day->first) + grace; ++day) {
    const int32_t* count = day->second.At(as_of.revision);
    awaiting += count == nullptr ? 0 : *count;
  }
  const int32_t* all = all_silences_.At(as_of.revision);
  result.set_awaiting_counterpart(awaiting);
  result.set_one_sided((all == nullptr ? 0 : *all) - awaiting);
  return result;
}

}  // namespace handover::reconciliation
