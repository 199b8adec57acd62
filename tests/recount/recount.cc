#include "tests/recount/recount.h"

#include <algorithm>
#include <map>
#include <string>

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

// Every mismatch that stood up to `moment`, by name.
std::map<std::string, History> HistoriesOf(const std::vector<Record>& ledger, std::string_view agreement,
                                           Moment moment) {
  std::map<std::string, History> histories;
  std::map<std::string, int64_t> stands_since;  // By name: from which revision on it stands without a break.
  for (int64_t revision = 1; revision <= moment.revision; ++revision) {
    const bool is_last = revision == moment.revision;
    const absl::Time recorded = RecordTimeOf(ledger, revision);
    const absl::Time end = is_last ? moment.time : RecordTimeOf(ledger, revision + 1) - absl::Nanoseconds(1);
    // Another record of the same batch follows: nobody sees the ledger at this revision.
    const bool is_seen = end >= recorded;
    const Snapshot snapshot = TakeSnapshot(ledger, agreement, {.revision = revision, .time = is_seen ? end : recorded});
    std::map<std::string, int64_t> stand_now;
    for (Standing& standing : StandingMismatches(snapshot)) {
      const std::string name = standing.message.name();
      const auto before = stands_since.find(name);
      stand_now[name] = before == stands_since.end() ? revision : before->second;
      if (!is_seen) continue;
      const auto [entry, is_new] = histories.try_emplace(name);
      History& history = entry->second;
      if (is_new) {
        history.first_revision = stand_now[name];
        history.first_time = std::max(RecordTimeOf(ledger, history.first_revision),
                                      standing.waited_until.value_or(absl::InfinitePast()));
      }
      history.last_revision = revision;
      history.last = std::move(standing.message);
    }
    stands_since = std::move(stand_now);
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
