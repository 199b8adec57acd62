#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_STANDING_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_STANDING_H_

#include <optional>
#include <vector>

#include "absl/time/time.h"
#include "reconciliation_service/accounting/subject.h"

// The rules by which two statements cannot both hold: docs/reckoning.md, "Mismatches".
namespace handover::reconciliation {

// From which time on the mismatch of `subject` stands, by the records up to `at`: the infinite past if the time does
// not matter, and otherwise when a grace period or a deadline is over. Nothing if it does not stand, whatever the time.
std::optional<absl::Time> StandsFrom(const Subject& subject, ledger::Revision at);

// The largest book that is above the cap of a reading, and by how much.
struct BookAboveCap {
  registry::v1::Role role;
  Interval book;
  Interval excess;
};
// Nothing if `reading`, or with an empty name the term as written, does not stand, is no cap, or no book is above it.
std::optional<BookAboveCap> FindBookAboveCap(const TermAccount& term, const std::string& reading, ledger::Revision at);

// The names of the readings of `term` that stand, in order.
std::vector<std::string> StandingReadings(const TermAccount& term, ledger::Revision at);

// The side's book of a cell, for the side of `subject`, whose kind is OBSERVER_DIFFERENCE.
const ClaimBook& BookOfSide(const Subject& subject);

// The book of the party of `subject`, whose kind is INTRA_PARTY_CONFLICT.
const ClaimBook& BookOfParty(const Subject& subject);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_STANDING_H_
