#ifndef HANDOVER_TESTS_ROBUSTNESS_KILLED_LEDGER_H_
#define HANDOVER_TESTS_ROBUSTNESS_KILLED_LEDGER_H_

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "tests/harness/services.h"
#include "tests/robustness/ledger_audit.h"
#include "tests/robustness/load.h"
#include "tests/robustness/oracle.h"

namespace handover::test {

// Where a registry is killed: `passing` is how often it comes to that point (see kill_point.cc), the last time
// included.
struct KillPoint {
  std::string name;
  int passing = 1;
};

// A ledger whose registry is killed again and again, and everything that is known of it. Each kill begins with a start
// of the registry on what the last one has left, and with a check of that. The test fails if anything that was
// acknowledged is not there as it was acknowledged, or if a point is not come to. Used from one thread.
class KilledLedger {
 public:
  explicit KilledLedger(uint64_t seed);

  // Each but StopUnderLoad is one death by SIGKILL.
  void KillUnderLoad();
  void KillDuringStart();
  void KillUnderLoadAt(const KillPoint& point);
  void KillWhileStoppingAt(const KillPoint& point);
  // The registry is told to stop, listening on `listen` until then, and may refuse no call but in a way that a client
  // repeats.
  void StopUnderLoad(const std::string& listen = "127.0.0.1:0");
  // At a point that a start comes to before it listens.
  void KillDuringStartAt(const KillPoint& point);

  // Starts a last time, and reads the whole ledger from its first entry on; then lets the registry check its files.
  void CheckWhole();

  // What happened, in one line.
  std::string Summary() const;

 private:
  // Starts the registry, and checks what it has. Nothing goes on after a failure.
  Service StartAndCheck(const std::vector<std::string>& environment = {}) {
    return StartAndCheck(address_, environment);
  }
  Service StartAndCheck(const std::string& listen, const std::vector<std::string>& environment);
  // Starts the registry, and waits for nothing.
  Process Begin(const std::vector<std::string>& environment = {}) const;
  // Takes note of a death, which must be one by SIGKILL, and at `point` if that has a name.
  void TakeDeath(Process& process, const KillPoint& point = {});
  std::chrono::milliseconds Draw(int from_ms, int to_ms);

  std::mt19937_64 chance_;
  TemporaryFolder folder_;
  const std::filesystem::path data_dir_;
  const std::string address_;
  Oracle oracle_;
  LedgerAudit audit_;
  Load load_;
  int kills_ = 0;
};

}  // namespace handover::test

#endif  // HANDOVER_TESTS_ROBUSTNESS_KILLED_LEDGER_H_
