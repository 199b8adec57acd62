#ifndef HANDOVER_TESTS_CONFORMANCE_FAULT_VFS_H_
#define HANDOVER_TESTS_CONFORMANCE_FAULT_VFS_H_

#include <cstdint>
#include <functional>
#include <ostream>
#include <set>
#include <string>

#include "tests/conformance/watched_vfs.h"

namespace handover::registry {

// How an operation fails: the disk reports an error; there is no room on it; there is no memory for it; a lock is held
// by somebody else.
enum class Fault { kIoError, kNoRoom, kNoMemory, kBusy };

std::ostream& operator<<(std::ostream& out, Fault fault);

// Fails one operation of many, or that and all that follow. For one thread.
class FaultVfs : public WatchedVfs {
 public:
  FaultVfs() : WatchedVfs("fault") {}

  // Lets operation `number`, counted from 1 and from now among those that can fail with `fault`, fail with it; and, if
  // `for_ever`, all after it.
  void Arm(Fault fault, int64_t number, bool for_ever);
  // Lets nothing fail any more.
  void Disarm() { number_ = kNever; }

  // How many operations there were, since the last Arm, that can fail with its fault.
  int64_t operation_count() const { return operation_count_; }

  // Begins to look anew at which syncs are tried again, as with a new process.
  void ForgetFailedSyncs() { failed_syncs_.clear(); }
  // A file whose sync was asked for again after one had failed; empty if there is none. A ledger that has no WAL yet is
  // being made, and holds nothing that could be lost.
  const std::string& synced_again() const { return synced_again_; }

 private:
  static constexpr int64_t kNever = -1;

  int Before(const FileCall& call) override;

  Fault fault_ = Fault::kIoError;
  int64_t number_ = kNever;
  bool for_ever_ = false;
  int64_t operation_count_ = 0;
  std::set<std::string, std::less<>> failed_syncs_;
  std::string synced_again_;
};

}  // namespace handover::registry

#endif  // HANDOVER_TESTS_CONFORMANCE_FAULT_VFS_H_
