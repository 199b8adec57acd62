#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_STATUS_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_STATUS_H_

#include <optional>

#include "handover/reconciliation/v1/completion.pb.h"
#include "handover/registry/v1/agreement.pb.h"
#include "reconciliation_service/accounting/interval.h"

namespace handover::reconciliation {

// What is owed: the kind of duty, and its number if it has one.
struct Duty {
  registry::v1::TermKind kind = registry::v1::TERM_KIND_UNSPECIFIED;
  std::optional<registry::v1::Quantity> committed;
  bool deadline_has_passed = false;
};

// What the two sides have in their books.
struct Books {
  Interval sender = Exactly(0);
  Interval receiver = Exactly(0);
};

// The number that a duty is measured against; nothing where it has none, or one too vague to be measured against.
std::optional<int64_t> TargetOf(const Duty& duty);

// How far `duty` is fulfilled. A cap, or a duty of an exact number, is exceeded when both books are above it; a duty of
// "at least" never is.
v1::CompletionStatus StatusOf(const Duty& duty, const Books& books);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_STATUS_H_
