#include "reconciliation_service/accounting/status.h"

namespace handover::reconciliation {
namespace {

// Whether a figure is at or above a number; precision may leave it open.
enum class Reach { kNo, kYes, kUndecided };

Reach ReachOf(const Interval& figure, int64_t number) {
  if (figure.least.has_value() && *figure.least >= number) return Reach::kYes;
  if (figure.most.has_value() && *figure.most < number) return Reach::kNo;
  return Reach::kUndecided;
}

bool BothAre(Reach a, Reach b, Reach wanted) { return a == wanted && b == wanted; }

v1::CompletionStatus StatusAgainst(int64_t number, bool can_be_exceeded, bool is_overdue, const Books& books) {
  const Reach sender = ReachOf(books.sender, number);
  const Reach receiver = ReachOf(books.receiver, number);
  if (BothAre(sender, receiver, Reach::kYes)) {
    if (!can_be_exceeded) return v1::COMPLETION_STATUS_FULFILLED_ON_BOTH_BOOKS;
    const Reach sender_above = ReachOf(books.sender, number + 1);
    const Reach receiver_above = ReachOf(books.receiver, number + 1);
    if (BothAre(sender_above, receiver_above, Reach::kYes)) return v1::COMPLETION_STATUS_EXCEEDED;
    if (sender_above == Reach::kNo || receiver_above == Reach::kNo)
      return v1::COMPLETION_STATUS_FULFILLED_ON_BOTH_BOOKS;
    return v1::COMPLETION_STATUS_INDETERMINATE;
  }
  // Past the deadline one book that is certainly short is enough, whatever the other says.
  if (is_overdue && (sender == Reach::kNo || receiver == Reach::kNo)) return v1::COMPLETION_STATUS_OVERDUE;
  if (sender == Reach::kUndecided || receiver == Reach::kUndecided) return v1::COMPLETION_STATUS_INDETERMINATE;
  if (sender != receiver) return v1::COMPLETION_STATUS_FULFILLED_ON_ONE_BOOK;
  const bool nothing_yet = books.sender == Exactly(0) && books.receiver == Exactly(0);
  return nothing_yet ? v1::COMPLETION_STATUS_NOT_STARTED : v1::COMPLETION_STATUS_IN_PROGRESS;
}

}  // namespace

std::optional<int64_t> TargetOf(const Duty& duty) {
  const bool has_number = duty.kind == registry::v1::TERM_KIND_OBLIGATION || duty.kind == registry::v1::TERM_KIND_CAP;
  if (!has_number || !duty.committed.has_value()) return std::nullopt;
  switch (duty.committed->precision()) {
    case registry::v1::PRECISION_EXACT:
      return duty.committed->count();
    case registry::v1::PRECISION_AT_LEAST:
      // "At least n" bounds a duty from below, and leaves a cap open.
      if (duty.kind == registry::v1::TERM_KIND_CAP) return std::nullopt;
      return duty.committed->count();
    case registry::v1::PRECISION_AT_MOST:
      // "At most n" bounds a cap from above, and leaves a duty open.
      if (duty.kind == registry::v1::TERM_KIND_OBLIGATION) return std::nullopt;
      return duty.committed->count();
    default:
      return std::nullopt;
  }
}

v1::CompletionStatus StatusOf(const Duty& duty, const Books& books) {
  if (duty.kind == registry::v1::TERM_KIND_NO_OBLIGATION) return v1::COMPLETION_STATUS_NO_OBLIGATION;
  if (duty.kind == registry::v1::TERM_KIND_CATEGORY_RULE || duty.kind == registry::v1::TERM_KIND_BEST_EFFORT) {
    return v1::COMPLETION_STATUS_OPEN_ENDED;
  }
  const std::optional<int64_t> target = TargetOf(duty);
  if (!target.has_value()) return v1::COMPLETION_STATUS_INDETERMINATE;
  const bool is_cap = duty.kind == registry::v1::TERM_KIND_CAP;
  const bool can_be_exceeded = is_cap || duty.committed->precision() == registry::v1::PRECISION_EXACT;
  return StatusAgainst(*target, can_be_exceeded, duty.deadline_has_passed && !is_cap, books);
}

}  // namespace handover::reconciliation
