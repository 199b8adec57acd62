#ifndef HANDOVER_TESTS_RECOUNT_ALSO_STATED_H_
#define HANDOVER_TESTS_RECOUNT_ALSO_STATED_H_

#include "handover/reconciliation/v1/mismatch.pb.h"
#include "tests/recount/snapshot.h"

namespace handover::recount {

// Puts in what else stands as of `snapshot` on the subjects of the positions of `mismatch`, which stands then: whatever
// the tier of its source, WITHDRAWALs and the positions apart, the first 20 in the order of their revisions.
void AddAlsoStated(const Snapshot& snapshot, reconciliation::v1::Mismatch& mismatch);

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_RECOUNT_ALSO_STATED_H_
