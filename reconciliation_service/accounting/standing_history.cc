#include "reconciliation_service/accounting/standing_history.h"

#include <algorithm>

namespace handover::reconciliation {

std::optional<StandingHistory> HistoryOf(const MismatchAccount& mismatch, const RecordTimes& times, AsOf as_of) {
  std::optional<StandingHistory> history;
  const auto& versions = mismatch.stands_from.versions();
  for (size_t i = 0; i < versions.size() && versions[i].since <= as_of.revision; ++i) {
    if (!versions[i].value.has_value()) continue;
    const absl::Time from = *versions[i].value;
    // The version holds up to the one before the next version, and no further than what is asked.
    ledger::Revision until = as_of.revision;
    if (i + 1 < versions.size() && versions[i + 1].since <= as_of.revision) until = {versions[i + 1].since.value - 1};
    const bool reaches_end = until == as_of.revision;
    const absl::Time last_moment = reaches_end ? as_of.time : times.LastMomentOf(until);
    // Records of one batch have one record time: what stands only between them has never stood for anybody.
    const absl::Time begin = std::max(from, times.Of(versions[i].since));
    if (last_moment < begin) continue;
    if (!history.has_value()) {
      // Where it waited for a time to pass, it first stood at the revision that was the head then.
      history.emplace();
      history->first = from > times.Of(versions[i].since) ? std::min(until, times.LastBy(from)) : versions[i].since;
      history->first_time = begin;
    }
    history->last = {.revision = until, .time = last_moment};
    history->stands = reaches_end;
  }
  return history;
}

}  // namespace handover::reconciliation
