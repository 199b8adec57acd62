#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_CLAIM_BOOK_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_CLAIM_BOOK_H_

#include <chrono>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "handover/registry/v1/handover.pb.h"
#include "handover/registry/v1/quantity.pb.h"
#include "handover/registry/v1/source.pb.h"
#include "ledger/entry.h"
#include "reconciliation_service/accounting/interval.h"
#include "reconciliation_service/accounting/versioned.h"

namespace handover::reconciliation {

// One statement of one party on one subject: a declaration, or a running total.
struct Claim {
  std::string name;  // The record's.
  ledger::Revision revision;
  int64_t count = 0;
  registry::v1::Precision precision = registry::v1::PRECISION_UNSPECIFIED;
  registry::v1::CountingBasis basis = registry::v1::COUNTING_BASIS_UNSPECIFIED;
  absl::Time declared_time;
  std::shared_ptr<const registry::v1::Source> source;
  bool is_withdrawal = false;  // It states no figure, stands, and is never a position.
  registry::v1::ObservationScope scope = registry::v1::OBSERVATION_SCOPE_UNSPECIFIED;
  ledger::Revision corrected_at{std::numeric_limits<int64_t>::max()};  // It stands until then.
  std::optional<std::chrono::sys_days> date;  // The event date that a declaration states, or the as-of date of a total.

  registry::v1::Quantity Quantity() const;
  Interval Count() const { return ToInterval(Quantity()); }
};

// What one party has stated on one subject, with its corrections, and which statement holds at each revision.
//
// A statement stands until it is corrected or withdrawn. Of several that stand, from several organs, the one with the
// better source tier holds, then the one declared later, then the one of the higher revision. Secondary media never
// holds.
class ClaimBook {
 public:
  // Adds a statement. Its revision is above that of every call before.
  void Add(Claim claim);

  // Takes the statement named `name` off those that stand, from `revision` on. Returns whether it stood.
  bool Remove(std::string_view name, ledger::Revision revision);

  // The statement that holds at `revision`, the party's position; null if there is none. It is valid until the next
  // Add.
  const Claim* PositionAt(ledger::Revision revision) const;

  // The statement that stands beside the position at `revision`, is counted on its basis and cannot hold with it; of
  // several the one that ranks best, and null if there is none. Valid until the next Add.
  const Claim* ConflictAt(ledger::Revision revision) const;

  // All that state a figure and stand at `revision`, the position among them, by revision. Valid until the next Add.
  std::vector<const Claim*> StandingAt(ledger::Revision revision) const;

  // When the position at `revision`, or its absence, came about; 0 if nothing was ever stated.
  ledger::Revision PositionSince(ledger::Revision revision) const { return position_.SinceAt(revision); }

 private:
  const Claim& At(int place) const { return claims_[static_cast<size_t>(place)]; }

  // Notes which of the standing statements holds from `revision` on, and which contradicts it.
  void NotePosition(ledger::Revision revision);
  // The place of the best-ranking of the standing statements that are not of secondary media and of which `accepts`
  // holds; kNone if there is none.
  template <typename Predicate>
  int BestOf(Predicate accepts) const;
  const Claim* ClaimAt(const Versioned<int>& places, ledger::Revision revision) const;

  static constexpr int kNone = -1;

  std::vector<Claim> claims_;
  std::vector<int> standing_;  // Places in claims_ of those that stand now.
  Versioned<int> position_;    // A place in claims_, or kNone.
  Versioned<int> conflict_;    // Likewise.
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_CLAIM_BOOK_H_
