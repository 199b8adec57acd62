#include "reconciliation_service/accounting/mismatch_book.h"

namespace handover::reconciliation {
namespace {

using From = std::optional<absl::Time>;

// What a mismatch is about, but for parties, dates and readings.
const void* ObjectOf(const Subject& subject) {
  return subject.cell != nullptr ? static_cast<const void*>(subject.cell) : subject.term;
}

bool IsTimeless(const From& stands_from) { return stands_from == absl::InfinitePast(); }

// Whether a mismatch of `kind` says nothing but that it stands, so that only this can change.
bool OnlyStands(v1::MismatchKind kind) {
  return kind == v1::MISMATCH_KIND_OFFSETTING || kind == v1::MISMATCH_KIND_OVERDUE_TERM;
}

}  // namespace

void MismatchBook::Note(const std::string& name, const Subject& subject, From stands_from, ledger::Revision revision,
                        absl::Time time) {
  auto known = all_.find(name);
  if (known == all_.end()) {
    if (!stands_from.has_value()) return;
    kinds_of_[ObjectOf(subject)] |= 1U << subject.kind;
    known = all_.try_emplace(name, MismatchAccount{.subject = subject, .stands_from = {}, .touched = {}}).first;
    if (subject.kind == v1::MISMATCH_KIND_OVERDUE_TERM) overdue_.push_back(&*known);
  }
  const From* const latest = known->second.stands_from.Latest();
  if (latest == nullptr || *latest != stands_from) return Change(*known, stands_from, revision, time);
  const bool stands = stands_from.has_value() && *stands_from <= time;
  if (stands && !OnlyStands(subject.kind)) AddTouch(*known, revision);
}

bool MismatchBook::MayKnow(const Subject& subject) const {
  const auto kinds = kinds_of_.find(ObjectOf(subject));
  return kinds != kinds_of_.end() && (kinds->second & (1U << subject.kind)) != 0;
}

void MismatchBook::Change(Entry& entry, From stands_from, ledger::Revision revision, absl::Time time) {
  const From* const latest = entry.second.stands_from.Latest();
  const From before = latest == nullptr ? std::nullopt : *latest;
  entry.second.stands_from.Set(revision, stands_from);
  int64_t& of_kind = standing_by_kind_[entry.second.subject.kind];
  if (stands_from.has_value()) {
    of_kind += standing_.insert(entry.first).second ? 1 : 0;
  } else {
    of_kind -= static_cast<int64_t>(standing_.erase(entry.first));
  }
  const int64_t change = (IsTimeless(stands_from) ? 1 : 0) - (IsTimeless(before) ? 1 : 0);
  if (change != 0) timeless_.Set(revision, TimelessAt(revision) + change);
  // What was waited for and has not come about by now never will.
  if (before.has_value() && *before > time) timed_.erase({*before, &entry});
  if (stands_from.has_value() && *stands_from > time) timed_.emplace(*stands_from, &entry);
  const bool stood = before.has_value() && *before <= time;
  const bool stands = stands_from.has_value() && *stands_from <= time;
  if (stood || stands) AddTouch(entry, revision);
}

void MismatchBook::NoteExplained(const std::string& name, ledger::Revision revision) {
  const auto known = all_.find(name);
  if (known != all_.end()) AddTouch(*known, revision);
}

int64_t MismatchBook::TimelessAt(ledger::Revision revision) const {
  const int64_t* count = timeless_.At(revision);
  return count == nullptr ? 0 : *count;
}

void MismatchBook::AddTouch(Entry& entry, ledger::Revision revision) {
  if (entry.second.touched == revision) return;
  entry.second.touched = revision;
  touches_.push_back({.revision = revision, .mismatch = &entry});
}

}  // namespace handover::reconciliation
