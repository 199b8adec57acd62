#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_TIMELINE_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_TIMELINE_H_

#include <chrono>
#include <vector>

#include "handover/reconciliation/v1/timeline.pb.h"
#include "reconciliation_service/accounting/record_times.h"
#include "reconciliation_service/accounting/term_account.h"

namespace handover::reconciliation {

// How the books of `term` have grown by the days of the handovers: the first `limit` points after the day `after`, from
// the year 1 on, as of `at`.
std::vector<v1::TimelinePoint> TimelineByEventDate(const TermAccount& term, std::chrono::sys_days after, size_t limit,
                                                   ledger::Revision at);

// How they have grown by the times of the records: the first `limit` points after the revision `after`, 0 or that of a
// point, as of `at`.
std::vector<v1::TimelinePoint> TimelineByRecordTime(const TermAccount& term, const RecordTimes& times,
                                                    ledger::Revision after, size_t limit, ledger::Revision at);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_TIMELINE_H_
