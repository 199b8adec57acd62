#ifndef HANDOVER_TESTS_BENCH_LEDGER_RECORDS_H_
#define HANDOVER_TESTS_BENCH_LEDGER_RECORDS_H_

#include <cstdint>
#include <vector>

#include "handover/registry/v1/registry_service.pb.h"
#include "registry_service/storage/ledger_store.h"

// The records that every contender stores, the same for all. Names are in the order of time. Pure; safe from any
// thread.
namespace handover::bench {

inline constexpr char kAuthor[] = "parties/aaa";
inline constexpr char kAgreement[] = "agreements/bench";
inline constexpr char kCompletion[] = "agreements/bench/terms/t/completions/as-written";

// What every other batch rests on, in order: parties, an agreement, a term, and handovers to declare at.
std::vector<registry::v1::AppendRecordsRequest> GroundBatches();

// A batch of so many records. A single one is a declaration at one of the ground's handovers. More are thirds:
// a handover, what its sender declares and what its receiver declares; and handovers alone for what is left over.
registry::v1::AppendRecordsRequest MakeBatch(int records);

// Makes it the batch `number` of its size, by its records' names. That is much cheaper than to make another, so that a
// load generator takes as little of the machine as it can.
void NumberBatch(registry::v1::AppendRecordsRequest& batch, int64_t number);

// The batch as the sequencer would hand it to the store, from the revision `first` on.
std::vector<registry::NewEntry> EntriesOf(const registry::v1::AppendRecordsRequest& batch, int64_t first);

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_RECORDS_H_
