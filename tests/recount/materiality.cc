#include "tests/recount/materiality.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "tests/recount/completions.h"

namespace handover::recount {
namespace {

namespace v1 = reconciliation::v1;

// By how much each book is moved.
struct Trial {
  int64_t sender = 0;
  int64_t receiver = 0;
};

std::vector<int64_t> EndsOf(const v1::Interval& interval) {
  constexpr int64_t kOpenEnd = 1'000'000'000;
  return {interval.has_least() ? interval.least() : -kOpenEnd, interval.has_most() ? interval.most() : kOpenEnd};
}

// The trial that moves the book of the side with `role` and of the other side.
Trial TrialOf(registry::v1::Role role, int64_t own, int64_t others) {
  if (role == registry::v1::ROLE_SENDER) return {.sender = own, .receiver = others};
  return {.sender = others, .receiver = own};
}

std::vector<Trial> TrialsOf(const v1::Mismatch& mismatch) {
  std::vector<Trial> trials;
  switch (mismatch.kind()) {
    case v1::MISMATCH_KIND_COUNT:
    case v1::MISMATCH_KIND_RUNNING_TOTAL_BETWEEN_PARTIES:
      for (const int64_t d : EndsOf(mismatch.difference())) {
        trials.push_back({.sender = -d, .receiver = 0});
        trials.push_back({.sender = 0, .receiver = d});
        trials.push_back({.sender = -std::abs(d), .receiver = -std::abs(d)});
      }
      return trials;
    case v1::MISMATCH_KIND_ONE_SIDED:
    case v1::MISMATCH_KIND_CATEGORY_SCOPE:
      for (const int64_t count : EndsOf(mismatch.positions(0).count())) {
        trials.push_back(TrialOf(mismatch.positions(0).role(), 0, count));
        trials.push_back(TrialOf(mismatch.positions(0).role(), -count, 0));
      }
      return trials;
    case v1::MISMATCH_KIND_RUNNING_TOTAL_NOT_SUM:
      for (const int64_t d : EndsOf(mismatch.difference())) {
        trials.push_back(TrialOf(mismatch.positions(0).role(), d, 0));
      }
      return trials;
    default:
      return trials;
  }
}

// Whether `term` is one whose flow `mismatch` lies in, and counts what its positions count. Only kinds with trials have
// both a term or handover and positions with a quantity.
bool Concerns(const v1::Mismatch& mismatch, const registry::v1::Term& term, const Snapshot& snapshot) {
  if (mismatch.category() != term.category()) return false;
  if (mismatch.positions(0).quantity().counting_basis() != term.counting_basis()) return false;
  for (const Event& event : snapshot.events) {
    if (event.newest->name() == mismatch.handover()) return HasDirectionOf(event.handover(), term);
  }
  const auto own_term = std::ranges::find(snapshot.terms, mismatch.term(), &registry::v1::Record::name);
  return (*own_term)->term().from_party() == term.from_party() && (*own_term)->term().to_party() == term.to_party();
}

}  // namespace

bool IsMaterial(const v1::Mismatch& mismatch, const Snapshot& snapshot) {
  for (const Trial& trial : TrialsOf(mismatch)) {
    for (const registry::v1::Record* term : snapshot.terms) {
      if (!Concerns(mismatch, term->term(), snapshot)) continue;
      const Books books = BooksOf(FlowOf(snapshot, term->term()), term->term());
      const Books moved{.sender = NotBelowZero(Sum(books.sender, Exactly(trial.sender))),
                        .receiver = NotBelowZero(Sum(books.receiver, Exactly(trial.receiver)))};
      for (const Duty& duty : DutiesOf(snapshot, *term)) {
        if (StatusOf(duty, books, snapshot.time) != StatusOf(duty, moved, snapshot.time)) return true;
      }
    }
  }
  return false;
}

}  // namespace handover::recount
