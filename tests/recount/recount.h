#ifndef HANDOVER_TESTS_RECOUNT_RECOUNT_H_
#define HANDOVER_TESTS_RECOUNT_RECOUNT_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "handover/reconciliation/v1/completion.pb.h"
#include "handover/reconciliation/v1/mismatch.pb.h"
#include "handover/registry/v1/record.pb.h"

// The rules of docs/reckoning.md, a second time and as plainly as possible: every question starts from the list of
// records, and nothing is kept between two of them. It shares no code with the engine, so that the two can be held
// against each other. Functions from values to values, safe from any thread.
//
// `ledger` holds the records of revisions 1, 2, 3 ... in order, each with its revision and record time; `agreement` is
// a name such as "agreements/a". An agreement that the ledger does not have by then has no completion and no mismatch.
namespace handover::recount {

// What a question is answered as of: the records up to `revision`, 0 to the head, and `time` for grace periods and
// deadlines.
struct Moment {
  int64_t revision = 0;
  absl::Time time;
};

// Every completion of `agreement`, by name, without latest_revision.
std::vector<reconciliation::v1::Completion> Completions(const std::vector<registry::v1::Record>& ledger,
                                                        std::string_view agreement, Moment moment);

// Every mismatch of `agreement` that stands or is CLOSED, by name, without summary, settlement and latest_revision.
std::vector<reconciliation::v1::Mismatch> Mismatches(const std::vector<registry::v1::Record>& ledger,
                                                     std::string_view agreement, Moment moment);

// How `agreement` stands as a whole.
reconciliation::v1::Verdict VerdictOf(const std::vector<registry::v1::Record>& ledger, std::string_view agreement,
                                      Moment moment);

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_RECOUNT_RECOUNT_H_
