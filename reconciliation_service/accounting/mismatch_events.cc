#include "reconciliation_service/accounting/mismatch_events.h"

#include <algorithm>
#include <optional>
#include <set>

#include "google/protobuf/util/message_differencer.h"
#include "reconciliation_service/accounting/mismatch.h"
#include "reconciliation_service/accounting/proto_time.h"

namespace handover::reconciliation {
namespace {

using ledger::Revision;

// How things stood as of `time`.
AsOf AsOfTime(const Accounts& accounts, absl::Time time) {
  return {.revision = accounts.record_times().LastBy(time), .time = time};
}

// The last moment before `time`.
absl::Time Before(absl::Time time) { return time - absl::Nanoseconds(1); }

auto FirstTouchAfter(const MismatchBook& book, Revision revision) {
  return std::ranges::upper_bound(book.touches(), revision, {}, &MismatchBook::Touch::revision);
}

// The first time after `time` at which something may have come about; the infinite future if there is none.
absl::Time NextTimeAfter(const Accounts& accounts, const MismatchBook& book, absl::Time time) {
  const auto touch = FirstTouchAfter(book, accounts.record_times().LastBy(time));
  const auto timed = book.timed().lower_bound({time + absl::Nanoseconds(1), nullptr});
  const absl::Time touched =
      touch == book.touches().end() ? absl::InfiniteFuture() : accounts.record_times().Of(touch->revision);
  return std::min(touched, timed == book.timed().end() ? absl::InfiniteFuture() : timed->first);
}

// The names of the mismatches to which something may have come about at `time`.
std::set<std::string_view> NamesAt(const Accounts& accounts, const MismatchBook& book, absl::Time time) {
  std::set<std::string_view> names;
  const Revision last = accounts.record_times().LastBy(time);
  auto touch = FirstTouchAfter(book, accounts.record_times().LastBy(Before(time)));
  for (; touch != book.touches().end() && touch->revision <= last; ++touch) names.insert(touch->mismatch->first);
  auto timed = book.timed().lower_bound({time, nullptr});
  for (; timed != book.timed().end() && timed->first == time; ++timed) names.insert(timed->second->first);
  return names;
}

bool Stands(const std::optional<v1::Mismatch>& mismatch) {
  return mismatch.has_value() && mismatch->state() != v1::MISMATCH_STATE_CLOSED;
}

// Whether the two say the same. What a mismatch could decide depends on more than itself, and so does the last revision
// that it rests on.
bool SayTheSame(v1::Mismatch a, v1::Mismatch b) {
  for (v1::Mismatch* mismatch : {&a, &b}) {
    mismatch->clear_material();
    mismatch->clear_latest_revision();
  }
  return google::protobuf::util::MessageDifferencer::Equals(a, b);
}

v1::MismatchChange ChangeOf(const std::optional<v1::Mismatch>& before, const std::optional<v1::Mismatch>& after) {
  if (!Stands(before)) return Stands(after) ? v1::MISMATCH_CHANGE_OPENED : v1::MISMATCH_CHANGE_UNSPECIFIED;
  if (!Stands(after)) return v1::MISMATCH_CHANGE_CLOSED;
  return SayTheSame(*before, *after) ? v1::MISMATCH_CHANGE_UNSPECIFIED : v1::MISMATCH_CHANGE_CHANGED;
}

// What came about at `time` to the mismatch named `name`; nothing if nothing did.
std::optional<v1::MismatchEvent> EventAt(const Accounts& accounts, const AgreementAccount& agreement,
                                         const std::string& name, absl::Time time) {
  const AsOf now = AsOfTime(accounts, time);
  auto after = FindMismatch(accounts, agreement, name, now);
  const auto change = ChangeOf(FindMismatch(accounts, agreement, name, AsOfTime(accounts, Before(time))), after);
  if (change == v1::MISMATCH_CHANGE_UNSPECIFIED) return std::nullopt;
  v1::MismatchEvent event;
  event.set_change(change);
  *event.mutable_mismatch() = *std::move(after);
  event.set_revision(now.revision.value);
  *event.mutable_time() = ToProto(time);
  return event;
}

}  // namespace

EventSlice EventsAfter(const Accounts& accounts, const AgreementAccount& agreement, const EventCursor& begin,
                       absl::Time until, const std::function<bool(v1::MismatchKind)>& accepts) {
  const MismatchBook& book = agreement.mismatches();
  EventSlice slice{.events = {}, .end = begin, .reached_end = false};
  EventCursor& cursor = slice.end;
  for (int looked_at = 0; looked_at < kSliceLookedAtMax;) {
    const absl::Time time = cursor.is_whole ? NextTimeAfter(accounts, book, cursor.time) : cursor.time;
    if (time > until) {
      cursor = {.time = std::max(cursor.time, until), .is_whole = true, .name = ""};
      slice.reached_end = true;
      return slice;
    }
    const std::set<std::string_view> names = NamesAt(accounts, book, time);
    auto name = cursor.is_whole ? names.begin() : names.upper_bound(cursor.name);
    cursor = {.time = time, .is_whole = false, .name = cursor.is_whole ? "" : cursor.name};
    for (; name != names.end() && looked_at < kSliceLookedAtMax; ++name, ++looked_at) {
      if (slice.events.size() >= kSliceEventsMax) return slice;
      cursor.name = std::string(*name);
      if (!accepts(book.all().at(cursor.name).subject.kind)) continue;
      if (auto event = EventAt(accounts, agreement, cursor.name, time)) slice.events.push_back(*std::move(event));
    }
    if (name != names.end()) return slice;
    cursor = {.time = time, .is_whole = true, .name = ""};
    ++looked_at;
  }
  return slice;
}

}  // namespace handover::reconciliation
