#ifndef HANDOVER_TESTS_BENCH_LEDGER_QUIET_H_
#define HANDOVER_TESTS_BENCH_LEDGER_QUIET_H_

#include "tests/bench/ledger_sample.h"

namespace handover::bench {

// Waits for others to leave the machine alone. Where a core is taken, whoever waits for a disk is woken up to a tick of
// the scheduler late: four milliseconds, which is ten times what the disk takes.
class Quiet {
 public:
  // Waits at most `patience` each time.
  explicit Quiet(Seconds patience) : patience_(patience) {}

  // Waits until the cores are idle. Call it while nothing is measured.
  void Wait();

  // How often it waited, and how often in vain.
  int waits() const { return waits_; }
  int in_vain() const { return in_vain_; }

 private:
  const Seconds patience_;
  int waits_ = 0;
  int in_vain_ = 0;
};

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_QUIET_H_
