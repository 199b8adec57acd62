#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_FIGURES_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_FIGURES_H_

#include <cstdint>

#include "handover/registry/v1/quantity.pb.h"
#include "ledger/entry.h"
#include "reconciliation_service/accounting/event.h"
#include "reconciliation_service/accounting/interval_sum.h"

namespace handover::reconciliation {

// The two books of a term on its counting basis, or the part of them that some of its events make up.
struct BookSums {
  IntervalSum sender;
  IntervalSum receiver;
  // At how many events either side has a position.
  int32_t events = 0;
  // At how many of them the other side has a position, and the side itself none that counts.
  int32_t sender_gaps = 0;
  int32_t receiver_gaps = 0;

  // The book of each side as far as it has declared: open above where it is silent at an event, since silence is not
  // zero.
  Interval SenderAsFarAsDeclared() const;
  Interval ReceiverAsFarAsDeclared() const;

  BookSums& operator+=(const BookSums& other);
  friend bool operator==(const BookSums&, const BookSums&) = default;
};

// All figures of one term, on its counting basis.
struct TermFigures {
  BookSums books;
  IntervalSum corroborated;
  IntervalSum net;
  IntervalSum gross;
  IntervalSum findings;               // Those that count.
  IntervalSum findings_not_accepted;  // Those that do not.

  // Corroborated less the findings that count; no end falls below 0.
  Interval Qualifying() const;

  friend bool operator==(const TermFigures&, const TermFigures&) = default;
};

// What to do with the part of one cell: put it into the figures, or take it out of them again.
enum class Step { kPutIn, kTakeOut };

// Puts the part of `cell`, of `event`, as it stands at `at`, into `figures`, or takes it out. `basis` is the term's.
void ApplyCell(const Event& event, const Cell& cell, registry::v1::CountingBasis basis, ledger::Revision at, Step step,
               TermFigures& figures);
void ApplyCell(const Event& event, const Cell& cell, registry::v1::CountingBasis basis, ledger::Revision at, Step step,
               BookSums& books);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_FIGURES_H_
