#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_DUTY_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_DUTY_H_

#include <string>
#include <string_view>
#include <vector>

#include "reconciliation_service/accounting/as_of.h"
#include "reconciliation_service/accounting/status.h"
#include "reconciliation_service/accounting/term_account.h"

namespace handover::reconciliation {

// The id that stands for the term itself where no party has stated a reading of it.
inline constexpr std::string_view kAsWritten = "as-written";

// What is owed under one reading of a term, or under the term as written.
struct ReadDuty {
  std::string completion_name;
  const registry::v1::Reading* reading;  // Null for the term as written.
  std::string reading_name;              // Empty for the term as written.
  ledger::Revision revision;             // Of the reading, or of the term.
  Duty duty;
};

// The duties under `term` that are read at `as_of`, by the id of the reading: one for each reading that stands, or the
// term as written if none does. Nothing if the term itself is not there yet.
std::vector<ReadDuty> DutiesUnder(const TermAccount& term, AsOf as_of);

// The books of `term`.
Books BooksAt(const TermAccount& term, ledger::Revision at);

// The end of the deadline's day; the infinite future where there is no deadline.
absl::Time DeadlineOf(const registry::v1::Term& term);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_DUTY_H_
