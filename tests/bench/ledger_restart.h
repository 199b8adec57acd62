#ifndef HANDOVER_TESTS_BENCH_LEDGER_RESTART_H_
#define HANDOVER_TESTS_BENCH_LEDGER_RESTART_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "tests/bench/ledger_folder.h"

namespace handover::bench {

// How a registry came back.
struct Restart {
  int64_t records = 0;           // How many records it had when it was killed.
  double fill_seconds = 0;       // How long the store took to be filled with them.
  double listen_seconds = 0;     // From the start of the process until it listened,
  double answer_seconds = 0;     // until it had answered GetRecord,
  double watch_seconds = 0;      // and until a watch had sent entries.
  int64_t resident_kib = 0;      // What it held in memory then,
  int64_t resident_max_kib = 0;  // and at most until then.
};

// Fills a ledger with `records` records, kills its registry (SIGKILL) in the middle of appends, and starts it again.
absl::StatusOr<Restart> MeasureRestart(Folder& folder, int64_t records);

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_RESTART_H_
