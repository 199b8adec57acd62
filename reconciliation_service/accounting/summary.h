#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_SUMMARY_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_SUMMARY_H_

#include <map>
#include <string>

#include "handover/reconciliation/v1/mismatch.pb.h"

namespace handover::reconciliation {

// What people call the parties, by the parties' names.
using DisplayNames = std::map<std::string, std::string>;

// The one plain sentence that says what `mismatch` is. It takes no side and gives no reason.
std::string SummaryOf(const v1::Mismatch& mismatch, const DisplayNames& names);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_SUMMARY_H_
