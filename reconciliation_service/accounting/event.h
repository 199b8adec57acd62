#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_EVENT_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_EVENT_H_

#include <chrono>
#include <compare>
#include <map>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "handover/registry/v1/handover.pb.h"
#include "reconciliation_service/accounting/answers.h"
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

// What examination of what was received showed.
struct FindingAccount {
  std::string name;
  ledger::Revision revision;
  registry::v1::Quantity quantity;
  bool is_receivers_own = false;
  Answers answers;

  // Whether it lowers the qualifying figure at `at`; it must be there by then.
  bool CountsAt(ledger::Revision at) const { return is_receivers_own || answers.At(at).accepted; }
};

// What the parties have stated of one category at one handover.
struct Cell {
  ClaimBook sender;
  ClaimBook receiver;
  std::map<std::string, ClaimBook> observers;  // By party.
  std::vector<FindingAccount> findings;        // By revision. Those of secondary media are not among them.
};

// What is known of a handover itself.
struct EventFacts {
  std::string name;  // The newest record of the event.
  registry::v1::HandoverStatus status = registry::v1::HANDOVER_STATUS_UNSPECIFIED;
  std::chrono::sys_days date;
  std::string stage;

  friend bool operator==(const EventFacts&, const EventFacts&) = default;
};

// One physical event in one direction: a handover record and those that have taken its place.
struct Event {
  std::string first_name;  // The first record of the event; it names the event for good.
  std::string from_party;
  std::string to_party;
  Versioned<EventFacts> facts;
  std::map<registry::v1::Category, Cell> cells;

  // SENDER for its from_party, RECEIVER for its to_party, OBSERVER for any other.
  registry::v1::Role RoleOf(const std::string& party) const {
    if (party == from_party) return registry::v1::ROLE_SENDER;
    return party == to_party ? registry::v1::ROLE_RECEIVER : registry::v1::ROLE_OBSERVER;
  }

  // What is known of it at `at` if it has been conducted by then; null otherwise.
  const EventFacts* ConductedAt(ledger::Revision at) const {
    const EventFacts* known = facts.At(at);
    return known != nullptr && known->status == registry::v1::HANDOVER_STATUS_CONDUCTED ? known : nullptr;
  }
};

// The grace period where no term gives one.
inline constexpr absl::Duration kDefaultGracePeriod = absl::Hours(72);

// The first moment after `date`, in UTC.
inline absl::Time EndOf(std::chrono::sys_days date) {
  return absl::FromChrono(std::chrono::system_clock::time_point(date)) + absl::Hours(24);
}

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_EVENT_H_
