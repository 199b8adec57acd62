#ifndef HANDOVER_TESTS_BENCH_LEDGER_REPORT_H_
#define HANDOVER_TESTS_BENCH_LEDGER_REPORT_H_

#include <optional>
#include <vector>

#include "tests/bench/ledger_contender.h"
#include "tests/bench/ledger_machine.h"
#include "tests/bench/ledger_restart.h"
#include "tests/bench/ledger_sync_count.h"

namespace handover::bench {

// All that one run of the benchmark found.
struct Report {
  Machine machine;
  int rounds = 0;
  double seconds = 0;  // Of each contender in each round.
  int runs = 0;
  int disturbed_runs = 0;  // How many of them began while somebody else used the machine.
  std::vector<Result> results;
  std::vector<SyncCount> syncs;
  std::optional<Restart> restart;
};

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_REPORT_H_
