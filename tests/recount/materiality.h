#ifndef HANDOVER_TESTS_RECOUNT_MATERIALITY_H_
#define HANDOVER_TESTS_RECOUNT_MATERIALITY_H_

#include "handover/reconciliation/v1/mismatch.pb.h"
#include "tests/recount/snapshot.h"

// Section 11 of docs/reckoning.md.
namespace handover::recount {

// Whether resolving `mismatch`, which stands as of `snapshot`, could change the status of a completion.
bool IsMaterial(const reconciliation::v1::Mismatch& mismatch, const Snapshot& snapshot);

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_RECOUNT_MATERIALITY_H_
