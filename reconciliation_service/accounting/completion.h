#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_COMPLETION_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_COMPLETION_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handover/reconciliation/v1/completion.pb.h"
#include "reconciliation_service/accounting/agreement_account.h"
#include "reconciliation_service/accounting/as_of.h"
#include "reconciliation_service/accounting/status.h"

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

// The completions of all terms of `agreement`, by name.
std::vector<v1::Completion> CompletionsOf(const AgreementAccount& agreement, AsOf as_of);

// The completion named `name`; nothing if there is none.
std::optional<v1::Completion> FindCompletion(const AgreementAccount& agreement, std::string_view name, AsOf as_of);

// The offers that stand under `term`, by name.
std::vector<v1::StandingOffer> OffersUnder(const TermAccount& term, AsOf as_of);

// Writes an interval as its message.
v1::Interval ToProto(const Interval& interval);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_COMPLETION_H_
