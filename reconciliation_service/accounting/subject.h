#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_SUBJECT_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_SUBJECT_H_

#include <chrono>
#include <string>
#include <string_view>

#include "handover/reconciliation/v1/mismatch.pb.h"
#include "reconciliation_service/accounting/flow_account.h"

namespace handover::reconciliation {

// What a mismatch is about, if there is one. Which members say something depends on the kind. The pointers are into the
// account of the agreement.
struct Subject {
  v1::MismatchKind kind = v1::MISMATCH_KIND_UNSPECIFIED;

  // Of a cell, or of what is stated of it.
  const Event* event = nullptr;
  const Cell* cell = nullptr;
  registry::v1::Category category = registry::v1::CATEGORY_UNSPECIFIED;
  const FlowAccount* flow = nullptr;

  // Of a term, or of what is stated under it.
  const TermAccount* term = nullptr;
  std::chrono::sys_days date;  // Of running totals.
  std::string reading;         // The name of a reading; empty for the term as written.

  std::string party;  // Of which party; of OBSERVER_DIFFERENCE, the observer.
  std::string side;   // Of OBSERVER_DIFFERENCE, the side.
};

// The name of a mismatch of `subject`, in the agreement named `agreement`.
std::string NameOf(std::string_view agreement, const Subject& subject);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_SUBJECT_H_
