#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_PARTS_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_PARTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "handover/reconciliation/v1/mismatch.pb.h"
#include "handover/registry/v1/handover.pb.h"
#include "reconciliation_service/accounting/claim_book.h"

// What mismatches of every kind are made of.
namespace handover::reconciliation {

// The name of the mismatch of `kind` ("count") with its `subject` ("rus-ukr-2025-06-16", "deceased-military") in
// `agreement`.
std::string MismatchName(std::string_view agreement, std::string_view kind, const std::vector<std::string>& subject);

// The name of the mismatch of `kind`, "count" or "one-sided", of one category at the event whose first record is
// `handover`.
std::string CellMismatchName(std::string_view agreement, std::string_view kind, std::string_view handover,
                             registry::v1::Category category);

// A party's position, as it is shown.
v1::Position ToPosition(const Claim& claim, const std::string& party, registry::v1::Role role);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_MISMATCH_PARTS_H_
