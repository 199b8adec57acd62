#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_RECORD_TIMES_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_RECORD_TIMES_H_

#include <algorithm>
#include <cstdint>
#include <vector>

#include "absl/time/time.h"
#include "ledger/entry.h"

namespace handover::reconciliation {

// When each revision was recorded. Times never go back.
class RecordTimes {
 public:
  // Notes the time of the next revision.
  void Add(absl::Time time) { unix_nanos_.push_back(absl::ToUnixNanos(time)); }

  // When `revision`, from 1 on, was recorded; the infinite future of one that is not there yet.
  absl::Time Of(ledger::Revision revision) const {
    const auto place = static_cast<size_t>(revision.value - 1);
    return place < unix_nanos_.size() ? absl::FromUnixNanos(unix_nanos_[place]) : absl::InfiniteFuture();
  }

  // The last revision that was recorded at `time` or before; 0 if none was.
  ledger::Revision LastBy(absl::Time time) const {
    const auto after = std::ranges::upper_bound(unix_nanos_, absl::ToUnixNanos(time));
    return {after - unix_nanos_.begin()};
  }

  // The last moment at which `revision` was the head.
  absl::Time LastMomentOf(ledger::Revision revision) const { return Of(revision.Next()) - absl::Nanoseconds(1); }

 private:
  std::vector<int64_t> unix_nanos_;
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_RECORD_TIMES_H_
