#include "tests/recount/recount.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "tests/recount/also_stated.h"
#include "tests/recount/bridge.h"
#include "tests/recount/completions.h"
#include "tests/recount/materiality.h"
#include "tests/recount/snapshot.h"
#include "tests/recount/standing.h"

namespace handover::recount {
namespace {

namespace v1 = reconciliation::v1;
using registry::v1::Record;

// When and how a mismatch stood.
struct History {
  int64_t first_revision = 0;
  absl::Time first_time;
  int64_t last_revision = 0;
  v1::Mismatch last;
};

absl::Time RecordTimeOf(const std::vector<Record>& ledger, int64_t revision) {
  return TimeOf(ledger[static_cast<size_t>(revision - 1)].record_time());
}

// The mismatch named `name`, if it stands as of `moment`.
std::optional<Standing> FindStanding(const std::vector<Record>& ledger, std::string_view agreement, Moment moment,
                                     const std::string& name) {
  for (Standing& standing : StandingMismatches(TakeSnapshot(ledger, agreement, moment))) {
    if (standing.message.name() == name) return std::move(standing);
  }
  return std::nullopt;
}

// The revision at which a mismatch first appeared that stands as of `revision` and of no time before `since`.
int64_t FirstRevision(const std::vector<Record>& ledger, std::string_view agreement, int64_t revision, absl::Time since,
                      const std::string& name) {
  const auto find = [&](int64_t at) { return FindStanding(ledger, agreement, {.revision = at, .time = since}, name); };
  // A record made it stand, perhaps not the last of its batch.
  int64_t first = revision;
  while (first > 1 && RecordTimeOf(ledger, first - 1) == since && find(first - 1)) --first;
  // What stands by the records before as well had only to wait, and appeared at the head of that time, unless a record
  // of that very time made the wait shorter.
  if (first > 1 && find(first - 1)) {
    while (first < revision && find(first)->waited_until == since) ++first;
  }
  return first;
}

// Every mismatch that stood at some time up to `moment`, by name.
std::map<std::string, History> HistoriesOf(const std::vector<Record>& ledger, std::string_view agreement,
                                           Moment moment) {
  std::map<std::string, History> histories;
  for (int64_t revision = 1; revision <= moment.revision; ++revision) {
    // This revision is the head from its record time to `end`. What stands at any time of that stretch stands at its
    // end: time alone makes a mismatch, and never ends one.
    const absl::Time recorded = RecordTimeOf(ledger, revision);
    const absl::Time end =
        revision == moment.revision ? moment.time : RecordTimeOf(ledger, revision + 1) - absl::Nanoseconds(1);
    if (end < recorded) continue;  // Another record of the same batch follows, and this one was never the head.
    const Snapshot snapshot = TakeSnapshot(ledger, agreement, {.revision = revision, .time = end});
    for (Standing& standing : StandingMismatches(snapshot)) {
      const std::string name = standing.message.name();
      const auto [entry, is_new] = histories.try_emplace(name);
      History& history = entry->second;
      if (is_new) {
        history.first_time = std::max(recorded, standing.waited_until.value_or(recorded));
        history.first_revision = FirstRevision(ledger, agreement, revision, history.first_time, name);
      }
      history.last_revision = revision;
      history.last = std::move(standing.message);
      AddAlsoStated(snapshot, history.last);
    }
  }
  return histories;
}

}  // namespace

std::vector<v1::Completion> Completions(const std::vector<Record>& ledger, std::string_view agreement, Moment moment) {
  std::vector<v1::Completion> completions = CompletionsIn(TakeSnapshot(ledger, agreement, moment));
  std::ranges::sort(completions, {}, &v1::Completion::name);
  return completions;
}

std::vector<v1::Mismatch> Mismatches(const std::vector<Record>& ledger, std::string_view agreement, Moment moment) {
  const Snapshot now = TakeSnapshot(ledger, agreement, moment);
  std::vector<v1::Mismatch> mismatches;
  for (const auto& [name, history] : HistoriesOf(ledger, agreement, moment)) {
    v1::Mismatch mismatch = history.last;
    const bool stands = history.last_revision == moment.revision;
    AddExplanations(now, mismatch);
    mismatch.set_state(stands ? StateOf(mismatch) : v1::MISMATCH_STATE_CLOSED);
    mismatch.set_material(stands && IsMaterial(mismatch, now));
    mismatch.set_first_revision(history.first_revision);
    *mismatch.mutable_first_time() = TimestampOf(history.first_time);
    mismatches.push_back(std::move(mismatch));
  }
  return mismatches;
}

v1::Verdict VerdictOf(const std::vector<Record>& ledger, std::string_view agreement, Moment moment) {
  bool stands = false;
  for (const v1::Mismatch& mismatch : Mismatches(ledger, agreement, moment)) {
    const v1::MismatchState state = mismatch.state();
    if (state == v1::MISMATCH_STATE_CLOSED) continue;
    if (state != v1::MISMATCH_STATE_EXPLAINED && state != v1::MISMATCH_STATE_ACCEPTED_UNEXPLAINED) {
      return v1::VERDICT_OPEN;
    }
    stands = true;
  }
  for (const Cell& cell : TakeSnapshot(ledger, agreement, moment).cells) {
    if (cell.state == MatchState::kAwaitingCounterpart || cell.state == MatchState::kIndeterminate) {
      return v1::VERDICT_UNDECIDED;
    }
  }
  return stands ? v1::VERDICT_SETTLED : v1::VERDICT_RECONCILED;
}

}  // namespace handover::recount
