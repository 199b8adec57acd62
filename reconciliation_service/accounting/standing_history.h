#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_STANDING_HISTORY_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_STANDING_HISTORY_H_

#include <optional>

#include "absl/time/time.h"
#include "reconciliation_service/accounting/as_of.h"
#include "reconciliation_service/accounting/mismatch_book.h"
#include "reconciliation_service/accounting/record_times.h"

namespace handover::reconciliation {

// When a mismatch stood, as seen at a revision and a time.
struct StandingHistory {
  bool stands = false;     // At that revision and time.
  ledger::Revision first;  // The lowest revision that it stood at.
  absl::Time first_time;   // Since when it stood then.
  AsOf last;               // The last revision that it stood at, and the last moment of that.
};

// The history of `mismatch` up to `as_of`; nothing if it has never stood by then. A revision counts for as long as it
// was the head.
std::optional<StandingHistory> HistoryOf(const MismatchAccount& mismatch, const RecordTimes& times, AsOf as_of);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_STANDING_HISTORY_H_
