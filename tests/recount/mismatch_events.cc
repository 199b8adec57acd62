#include "tests/recount/mismatch_events.h"

#include <map>
#include <set>
#include <string>

#include "tests/recount/recount.h"
#include "tests/recount/snapshot.h"
#include "tests/recount/standing.h"

namespace handover::recount {
namespace {

namespace v1 = reconciliation::v1;
using registry::v1::Record;

// Every record time, and every time at which the grace period or the deadline of a mismatch was over.
std::set<absl::Time> TimesUpTo(const std::vector<Record>& ledger, std::string_view agreement, absl::Time until) {
  std::set<absl::Time> times;
  for (const Record& record : ledger) {
    times.insert(TimeOf(record.record_time()));
    const Snapshot snapshot = TakeSnapshot(ledger, agreement, {.revision = record.revision(), .time = until});
    for (const Standing& standing : StandingMismatches(snapshot)) {
      if (standing.waited_until) times.insert(*standing.waited_until);
    }
  }
  times.erase(times.upper_bound(until), times.end());
  return times;
}

Moment MomentOf(const std::vector<Record>& ledger, absl::Time time) {
  Moment moment{.revision = 0, .time = time};
  for (const Record& record : ledger) {
    if (TimeOf(record.record_time()) <= time) moment.revision = record.revision();
  }
  return moment;
}

std::map<std::string, v1::Mismatch> MismatchesByName(const std::vector<Record>& ledger, std::string_view agreement,
                                                     Moment moment) {
  std::map<std::string, v1::Mismatch> by_name;
  for (v1::Mismatch& mismatch : Mismatches(ledger, agreement, moment)) {
    const std::string name = mismatch.name();
    by_name.emplace(name, std::move(mismatch));
  }
  return by_name;
}

bool Stands(const v1::Mismatch& mismatch) { return mismatch.state() != v1::MISMATCH_STATE_CLOSED; }

// Whether the two differ in anything that makes an event.
bool Differ(v1::Mismatch before, v1::Mismatch after) {
  for (v1::Mismatch* mismatch : {&before, &after}) {
    mismatch->clear_material();
    mismatch->clear_latest_revision();
  }
  return before.SerializeAsString() != after.SerializeAsString();
}

v1::MismatchChange ChangeOf(const v1::Mismatch* before, const v1::Mismatch& after) {
  const bool stood = before != nullptr && Stands(*before);
  if (stood && !Stands(after)) return v1::MISMATCH_CHANGE_CLOSED;
  if (!stood && Stands(after)) return v1::MISMATCH_CHANGE_OPENED;
  return stood && Differ(*before, after) ? v1::MISMATCH_CHANGE_CHANGED : v1::MISMATCH_CHANGE_UNSPECIFIED;
}

}  // namespace

std::vector<v1::MismatchEvent> MismatchEvents(const std::vector<Record>& ledger, std::string_view agreement,
                                              absl::Time until) {
  std::vector<v1::MismatchEvent> events;
  for (const absl::Time time : TimesUpTo(ledger, agreement, until)) {
    const Moment moment = MomentOf(ledger, time);
    const auto before = MismatchesByName(ledger, agreement, MomentOf(ledger, time - absl::Nanoseconds(1)));
    for (const auto& [name, after] : MismatchesByName(ledger, agreement, moment)) {
      const auto known = before.find(name);
      const v1::MismatchChange change = ChangeOf(known == before.end() ? nullptr : &known->second, after);
      if (change == v1::MISMATCH_CHANGE_UNSPECIFIED) continue;
      v1::MismatchEvent& event = events.emplace_back();
      event.set_change(change);
      *event.mutable_mismatch() = after;
      event.set_revision(moment.revision);
      *event.mutable_time() = TimestampOf(time);
    }
  }
  return events;
}

}  // namespace handover::recount
