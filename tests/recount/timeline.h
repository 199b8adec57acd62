#ifndef HANDOVER_TESTS_RECOUNT_TIMELINE_H_
#define HANDOVER_TESTS_RECOUNT_TIMELINE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "handover/reconciliation/v1/timeline.pb.h"
#include "handover/registry/v1/record.pb.h"

// How the books of a term have grown, counted anew for every point. `ledger` is as in recount.h, and has the term named
// `term` as of `revision`.
namespace handover::recount {

// Every point along the days of the handovers, without its revision.
std::vector<reconciliation::v1::TimelinePoint> TimelineByEventDate(const std::vector<registry::v1::Record>& ledger,
                                                                   std::string_view term, int64_t revision);

// Every point along the times of the records.
std::vector<reconciliation::v1::TimelinePoint> TimelineByRecordTime(const std::vector<registry::v1::Record>& ledger,
                                                                    std::string_view term, int64_t revision);

// What the handovers of one day add, as of `revision`: a point with its figures alone.
reconciliation::v1::TimelinePoint PartOfDay(const std::vector<registry::v1::Record>& ledger, std::string_view term,
                                            std::string_view date, int64_t revision);

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_RECOUNT_TIMELINE_H_
