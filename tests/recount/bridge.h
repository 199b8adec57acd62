#ifndef HANDOVER_TESTS_RECOUNT_BRIDGE_H_
#define HANDOVER_TESTS_RECOUNT_BRIDGE_H_

#include "handover/reconciliation/v1/mismatch.pb.h"
#include "tests/recount/snapshot.h"

// Section 10 of docs/reckoning.md.
namespace handover::recount {

// Puts in what the parties have said of `mismatch`: its explanations by name and, where it has a difference, its
// bridge.
void AddExplanations(const Snapshot& snapshot, reconciliation::v1::Mismatch& mismatch);

// The state of a mismatch that stands, once AddExplanations has been called for it.
reconciliation::v1::MismatchState StateOf(const reconciliation::v1::Mismatch& mismatch);

}  // namespace handover::recount

#endif  // HANDOVER_TESTS_RECOUNT_BRIDGE_H_
