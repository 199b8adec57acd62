#include "clients/handoverctl/reckoning_changes.h"

#include <google/protobuf/util/message_differencer.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace handover::ctl {
namespace {

using google::protobuf::util::MessageDifferencer;
using reconciliation::v1::Completion;
using reconciliation::v1::Mismatch;

// The items of a list by their names.
template <typename Item>
using ByName = std::map<std::string_view, const Item*>;

template <typename List>
auto Named(const List& list) {
  ByName<typename List::value_type> named;
  for (const auto& item : list) named.emplace(item.name(), &item);
  return named;
}

// The item of that name; null if there is none.
template <typename Item>
const Item* Find(const ByName<Item>& items, std::string_view name) {
  const auto found = items.find(name);
  return found == items.end() ? nullptr : found->second;
}

template <typename Item>
void AddNames(const ByName<Item>& items, std::set<std::string_view>& names) {
  for (const auto& [name, unused] : items) names.insert(name);
}

// The figures and the status alone, without what says where they come from.
Completion FiguresOf(Completion completion) {
  completion.clear_source();
  completion.clear_latest_revision();
  return completion;
}

// The difference, what it is between and how the parties stand to it, without what says where that comes from.
Mismatch FiguresOf(const Mismatch& mismatch) {
  Mismatch figures;
  figures.set_state(mismatch.state());
  figures.set_material(mismatch.material());
  if (mismatch.has_difference()) *figures.mutable_difference() = mismatch.difference();
  if (mismatch.has_bridge()) *figures.mutable_bridge() = mismatch.bridge();
  for (const auto& position : mismatch.positions()) {
    auto& stated = *figures.add_positions();
    stated = position;
    stated.clear_record();
    stated.clear_revision();
    stated.clear_source();
  }
  for (const auto& explanation : mismatch.explanations()) {
    auto& answered = *figures.add_explanations();
    answered = explanation;
    answered.clear_latest_revision();
  }
  return figures;
}

template <typename Item>
bool IsTheSame(const Item& before, const Item& after) {
  return MessageDifferencer::Equals(FiguresOf(before), FiguresOf(after));
}

std::vector<CompletionChange> CompletionChanges(const Reckoning& before, const Reckoning& after) {
  const auto old_ones = Named(before.completions.completions());
  const auto new_ones = Named(after.completions.completions());
  std::set<std::string_view> names;
  AddNames(old_ones, names);
  AddNames(new_ones, names);
  std::vector<CompletionChange> changes;
  for (const std::string_view name : names) {
    const CompletionChange change{.before = Find(old_ones, name), .after = Find(new_ones, name)};
    const bool in_both = change.before != nullptr && change.after != nullptr;
    if (!in_both || !IsTheSame(*change.before, *change.after)) changes.push_back(change);
  }
  return changes;
}

// The mismatches of one reckoning.
struct Sorted {
  ByName<Mismatch> standing;
  ByName<Mismatch> closed;
};

Sorted Sort(const Reckoning& reckoning) {
  return {.standing = Named(reckoning.mismatches.mismatches()), .closed = Named(reckoning.closed.mismatches())};
}

// Adds how the mismatch `name` has changed, if it has.
void AddChange(const Sorted& before, const Sorted& after, std::string_view name, std::vector<MismatchChange>& changes) {
  const Mismatch* stood = Find(before.standing, name);
  const Mismatch* stands = Find(after.standing, name);
  const Mismatch* was_closed = Find(before.closed, name);
  const Mismatch* is_closed = Find(after.closed, name);
  if (stood != nullptr && stands != nullptr) {
    if (!IsTheSame(*stood, *stands)) changes.push_back({MismatchMove::kChanged, stood, stands});
  } else if (stands != nullptr) {
    changes.push_back({MismatchMove::kOpened, was_closed, stands});
  } else if (stood != nullptr) {
    changes.push_back({MismatchMove::kClosed, stood, is_closed});
  } else if (is_closed != nullptr && was_closed == nullptr) {
    changes.push_back({MismatchMove::kPassed, nullptr, is_closed});
  }
}

std::vector<MismatchChange> MismatchChanges(const Reckoning& before, const Reckoning& after) {
  const Sorted old_ones = Sort(before);
  const Sorted new_ones = Sort(after);
  std::set<std::string_view> names;
  for (const Sorted* sorted : {&old_ones, &new_ones}) {
    AddNames(sorted->standing, names);
    AddNames(sorted->closed, names);
  }
  std::vector<MismatchChange> changes;
  for (const std::string_view name : names) AddChange(old_ones, new_ones, name, changes);
  return changes;
}

template <typename Change>
int64_t LatestBetween(const Change& change, int64_t from, int64_t to) {
  const int64_t latest = change.after == nullptr ? 0 : change.after->latest_revision();
  return latest > from && latest <= to ? latest : 0;
}

}  // namespace

ReckoningChanges ChangesBetween(const Reckoning& before, const Reckoning& after) {
  return {.completions = CompletionChanges(before, after), .mismatches = MismatchChanges(before, after)};
}

int64_t ChangingRevision(const CompletionChange& change, int64_t from, int64_t to) {
  return LatestBetween(change, from, to);
}

int64_t ChangingRevision(const MismatchChange& change, int64_t from, int64_t to) {
  return LatestBetween(change, from, to);
}

std::vector<int64_t> ChangingRevisions(const ReckoningChanges& changes, int64_t from, int64_t to) {
  std::set<int64_t> revisions;
  for (const auto& change : changes.completions) revisions.insert(ChangingRevision(change, from, to));
  for (const auto& change : changes.mismatches) revisions.insert(ChangingRevision(change, from, to));
  revisions.erase(0);
  return {revisions.begin(), revisions.end()};
}

}  // namespace handover::ctl
