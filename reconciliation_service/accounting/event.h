#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_EVENT_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_EVENT_H_

#include <chrono>
#include <compare>
#include <map>
#include <string>

#include "absl/time/time.h"
#include "handover/registry/v1/handover.pb.h"
#include "reconciliation_service/accounting/claim_book.h"
#include "reconciliation_service/accounting/versioned.h"

namespace handover::reconciliation {

// Whom and what a handover moves, and which way.
struct Flow {
  std::string from_party;
  std::string to_party;
  registry::v1::Category category = registry::v1::CATEGORY_UNSPECIFIED;

  friend auto operator<=>(const Flow&, const Flow&) = default;
};

// What the sides have stated of one category at one handover.
struct Cell {
  ClaimBook sender;
  ClaimBook receiver;
  std::map<std::string, ClaimBook> observers;  // By party.
};

// What is known of a handover itself.
struct EventFacts {
  std::string name;  // The newest record of the event.
  registry::v1::HandoverStatus status = registry::v1::HANDOVER_STATUS_UNSPECIFIED;
  std::chrono::sys_days date;
  std::string stage;
};

// One physical event in one direction: a handover record and those that have taken its place.
struct Event {
  std::string first_name;  // The first record of the event; it names the event for good.
  std::string from_party;
  std::string to_party;
  Versioned<EventFacts> facts;
  std::map<registry::v1::Category, Cell> cells;
};

// The grace period where no term gives one.
inline constexpr absl::Duration kDefaultGracePeriod = absl::Hours(72);

// Whether, at `time`, the silence of one side is no longer waited for: `grace` is counted from the end of the event's
// day, in UTC.
inline bool GraceIsOver(std::chrono::sys_days event_date, absl::Duration grace, absl::Time time) {
  const absl::Time end_of_day = absl::FromChrono(std::chrono::system_clock::time_point(event_date)) + absl::Hours(24);
  return time >= end_of_day + grace;
}

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_EVENT_H_
