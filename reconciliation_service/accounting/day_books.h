#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_DAY_BOOKS_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_DAY_BOOKS_H_

#include <array>
#include <chrono>
#include <map>
#include <optional>

#include "ledger/entry.h"
#include "reconciliation_service/accounting/figures.h"
#include "reconciliation_service/accounting/versioned.h"

namespace handover::reconciliation {

// What the events of each day add to the two books of a term, at every revision, and what they add up to by any day.
class DayBooks {
 public:
  // Changes the part of `day` from `revision` on: `edit` is given a BookSums to put something into or take it out of.
  // `revision` is not below that of the call before.
  template <typename Edit>
  void Change(std::chrono::sys_days day, ledger::Revision revision, Edit edit) {
    for (size_t level = 0; level < levels_.size(); ++level) {
      Versioned<BookSums>& block = levels_[level][BlockOf(NumberOf(day), kBlockDays[level])];
      BookSums sums = block.Latest() == nullptr ? BookSums() : *block.Latest();
      edit(sums);
      block.Set(revision, sums);
    }
  }

  // The sum of all days up to and with `day`, at `revision`.
  BookSums UpTo(std::chrono::sys_days day, ledger::Revision revision) const;

  // The part of one day with events, and since when it is so.
  struct Part {
    std::chrono::sys_days day;
    BookSums books;
    ledger::Revision since;
  };
  // The first day after `day` that has an event at `revision`; nothing if there is none.
  std::optional<Part> NextAfter(std::chrono::sys_days day, ledger::Revision revision) const;

 private:
  static int NumberOf(std::chrono::sys_days day) { return static_cast<int>(day.time_since_epoch().count()); }
  // The block of `size` days that the day of `number` is in; rounded down before 1970 as well.
  static int BlockOf(int number, int size) { return number >= 0 ? number / size : -((size - 1 - number) / size); }

  // Days are also summed in blocks and in blocks of blocks, so that what they add up to is found without walking them.
  static constexpr std::array<int, 3> kBlockDays = {1, 32, 1024};
  using Blocks = std::map<int, Versioned<BookSums>>;  // By the number of the block; block 0 begins in 1970.

  std::array<Blocks, kBlockDays.size()> levels_;
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_DAY_BOOKS_H_
