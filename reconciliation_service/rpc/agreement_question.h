#ifndef HANDOVER_RECONCILIATION_SERVICE_RPC_AGREEMENT_QUESTION_H_
#define HANDOVER_RECONCILIATION_SERVICE_RPC_AGREEMENT_QUESTION_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "reconciliation_service/follower/live_accounts.h"
#include "service_host/error.h"

namespace handover::reconciliation {

// NOT_FOUND (`reason`) of what is named `name`.
inline absl::Status NotFound(std::string_view reason, const std::string& name) {
  return MakeError(absl::StatusCode::kNotFound, reason, absl::StrCat(Quoted(name), " is not there"));
}

// A question about the agreement named `name`, which `answer` answers. Fails with NOT_FOUND (AGREEMENT_NOT_FOUND).
template <typename Answer>
LiveAccounts::Question OfAgreement(std::string name, Answer answer) {
  return [name = std::move(name), answer](const Accounts& accounts, AsOf as_of) -> absl::Status {
    const AgreementAccount* agreement = accounts.Find(name);
    if (agreement == nullptr || agreement->revision() > as_of.revision) return NotFound("AGREEMENT_NOT_FOUND", name);
    return answer(accounts, *agreement, as_of);
  };
}

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_RPC_AGREEMENT_QUESTION_H_
