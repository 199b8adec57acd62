#include "reconciliation_service/accounting/standing_history.h"

#include <algorithm>

namespace handover::reconciliation {

std::optional<StandingHistory> HistoryOf(const MismatchAccount& mismatch, const RecordTimes& times, AsOf as_of) {
  std::optional<StandingHistory> history;
  std::optional<ledger::Revision> stands_since;  // From which revision on it stands without a break.
  const auto& versions = mismatch.stands_from.versions();
  for (size_t i = 0; i < versions.size() && versions[i].since <= as_of.revision; ++i) {
    const ledger::Revision since = versions[i].since;
    const absl::Time recorded = times.Of(since);
    const absl::Time from = versions[i].value.value_or(absl::InfiniteFuture());
    if (from > recorded) stands_since.reset();
    // The version holds up to the one before the next version, and no further than what is asked.
    const bool is_last = i + 1 == versions.size() || versions[i + 1].since > as_of.revision;
    const ledger::Revision until = is_last ? as_of.revision : ledger::Revision{versions[i + 1].since.value - 1};
    const absl::Time end = is_last ? as_of.time : times.LastMomentOf(until);
    if (from > std::max(end, recorded)) continue;
    // Where it waited for a time to pass, it stands since the revision that was the head then.
    if (!stands_since.has_value()) stands_since = from > recorded ? std::min(until, times.LastBy(from)) : since;
    // Records of one batch have one record time: what stands only between them has never stood for anybody.
    if (end < recorded) continue;
    if (!history.has_value()) {
      history.emplace();
      history->first = *stands_since;
      history->first_time = std::max(from, times.Of(history->first));
    }
    history->last = {.revision = is_last ? until : times.LastBy(end), .time = end};
    history->stands = is_last;
  }
  return history;
}

}  // namespace handover::reconciliation
