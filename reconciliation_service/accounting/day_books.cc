#include "reconciliation_service/accounting/day_books.h"

namespace handover::reconciliation {

BookSums DayBooks::UpTo(std::chrono::sys_days day, ledger::Revision revision) const {
  const int end = NumberOf(day) + 1;
  BookSums sum;
  std::optional<int> from;  // The first day that is not in the sum yet; nothing before the first block.
  for (size_t level = levels_.size(); level-- > 0;) {
    const int size = kBlockDays[level];
    const Blocks& blocks = levels_[level];
    const int last = BlockOf(end, size);  // The first block that is not wholly before the end.
    auto block = from.has_value() ? blocks.lower_bound(BlockOf(*from, size)) : blocks.begin();
    for (; block != blocks.end() && block->first < last; ++block) {
      if (const BookSums* part = block->second.At(revision)) sum += *part;
    }
    from = last * size;
  }
  return sum;
}

std::optional<DayBooks::Part> DayBooks::NextAfter(std::chrono::sys_days day, ledger::Revision revision) const {
  const Blocks& days = levels_.front();
  for (auto next = days.upper_bound(NumberOf(day)); next != days.end(); ++next) {
    const BookSums* books = next->second.At(revision);
    if (books == nullptr || books->events == 0) continue;
    return Part{.day = std::chrono::sys_days(std::chrono::days(next->first)),
                .books = *books,
                .since = next->second.SinceAt(revision)};
  }
  return std::nullopt;
}

}  // namespace handover::reconciliation
