#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_EVENTS_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_EVENTS_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "handover/reconciliation/v1/mismatch.pb.h"
#include "reconciliation_service/accounting/accounts.h"
#include "reconciliation_service/accounting/as_of.h"

namespace handover::reconciliation {

// A place in the events of an agreement: behind all that came about before `time`, and behind what came about at `time`
// to the mismatches whose names are not above `name`; all of it if `is_whole`.
struct EventCursor {
  absl::Time time = absl::InfinitePast();
  bool is_whole = true;
  std::string name;
};

// Some events, in the order in which they came about and, at one time, by name.
struct EventSlice {
  std::vector<v1::MismatchEvent> events;
  EventCursor end;           // Behind them.
  bool reached_end = false;  // Whether there are no more for now: `end` is then as far as was asked for.
};

// The most events of one slice, and the most mismatches that are looked at for it.
inline constexpr size_t kSliceEventsMax = 200;
inline constexpr int kSliceLookedAtMax = 1'000;

// What came about in `agreement` after `begin` and up to the time `until`, to mismatches of which `accepts` holds; a
// part of it if it is much. Nothing may be recorded later with a time up to `until`.
EventSlice EventsAfter(const Accounts& accounts, const AgreementAccount& agreement, const EventCursor& begin,
                       absl::Time until, const std::function<bool(v1::MismatchKind)>& accepts);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_EVENTS_H_
