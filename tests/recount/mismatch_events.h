#ifndef HANDOVER_TESTS_RECOUNT_MISMATCH_EVENTS_H_
#define HANDOVER_TESTS_RECOUNT_MISMATCH_EVENTS_H_

#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "handover/reconciliation/v1/mismatch.pb.h"
#include "handover/registry/v1/record.pb.h"

namespace handover::recount {

// What became of the mismatches of `agreement` up to the time `until`, by time and then by name: what all mismatches
// are just before each time at which something can come about, held against what they are then. `ledger` and
// `agreement` are as in recount.h, and so are the mismatches.
std::vector<reconciliation::v1::MismatchEvent> MismatchEvents(const std::vector<registry::v1::Record>& ledger,
                                                              std::string_view agreement, absl::Time until);

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_RECOUNT_MISMATCH_EVENTS_H_
