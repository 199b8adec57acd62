#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_COMPLETION_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_COMPLETION_H_

#include <optional>
#include <string_view>
#include <vector>

#include "handover/reconciliation/v1/completion.pb.h"
#include "reconciliation_service/accounting/agreement_account.h"
#include "reconciliation_service/accounting/as_of.h"

namespace handover::reconciliation {

// The completions of all terms of `agreement`, by name.
std::vector<v1::Completion> CompletionsOf(const AgreementAccount& agreement, AsOf as_of);

// The completion named `name`; nothing if there is none.
std::optional<v1::Completion> FindCompletion(const AgreementAccount& agreement, std::string_view name, AsOf as_of);

// The offers that stand under `term`, by name.
std::vector<v1::StandingOffer> OffersUnder(const TermAccount& term, AsOf as_of);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_COMPLETION_H_
