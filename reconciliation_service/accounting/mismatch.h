#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "handover/reconciliation/v1/mismatch.pb.h"
#include "reconciliation_service/accounting/accounts.h"
#include "reconciliation_service/accounting/as_of.h"

namespace handover::reconciliation {

// All mismatches of `agreement` that stand or have stood, by name.
std::vector<v1::Mismatch> MismatchesOf(const Accounts& accounts, const AgreementAccount& agreement, AsOf as_of);

// The mismatch named `name`; nothing if it has never stood.
std::optional<v1::Mismatch> FindMismatch(const Accounts& accounts, const AgreementAccount& agreement,
                                         const std::string& name, AsOf as_of);

// Which mismatches are wanted.
struct MismatchQuery {
  std::string after;    // Those whose names come after this one.
  size_t size_max = 0;  // As many of them at most.
  bool including_closed = false;
  std::function<bool(const v1::Mismatch&)> accepts;
};

// A part of the mismatches that are wanted.
struct MismatchPage {
  std::vector<v1::Mismatch> mismatches;  // In the order of their names.
  std::string last_name;                 // The last that was looked at. Empty: there are no more.
};

// How many mismatches are looked at for one page, so that a page costs the same in a ledger of any size.
inline constexpr int kLookedAtMax = 10'000;

// The next page of what `query` wants. It can be smaller than asked for, or empty, before the last.
MismatchPage PageOfMismatches(const Accounts& accounts, const AgreementAccount& agreement, const MismatchQuery& query,
                              AsOf as_of);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_H_
