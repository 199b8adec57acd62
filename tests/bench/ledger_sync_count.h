#ifndef HANDOVER_TESTS_BENCH_LEDGER_SYNC_COUNT_H_
#define HANDOVER_TESTS_BENCH_LEDGER_SYNC_COUNT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "tests/bench/ledger_folder.h"

namespace handover::bench {

// How often the registry asked the system to make something durable while so many calls were answered.
struct SyncCount {
  std::string what;
  int64_t answers = 0;
  int64_t syncs = 0;
};

// Runs the registry under strace, and counts its fdatasync and fsync under appends that come one at a time, so that no
// two of them can share one: by AppendRecords, and by ImportRecords with one batch in flight.
absl::StatusOr<std::vector<SyncCount>> CountSyncs(Folder& folder);

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_SYNC_COUNT_H_
