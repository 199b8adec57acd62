#ifndef HANDOVER_TESTS_CONFORMANCE_SYNC_FAULT_VFS_H_
#define HANDOVER_TESTS_CONFORMANCE_SYNC_FAULT_VFS_H_

#include <cerrno>

#include "tests/conformance/watched_vfs.h"

namespace handover::registry {

// Which files cannot be synced.
enum class FailingFiles { kNone, kDatabases, kAll };

// Counts what is synced, and fails it when asked to.
class SyncFaultVfs : public WatchedVfs {
 public:
  SyncFaultVfs() : WatchedVfs("sync-fault") {}

  // Lets the syncs of `files` fail from now on, as where the disk reports an error, and all others succeed.
  void FailSyncs(FailingFiles files) { failing_ = files; }

  // How often a file was to be synced so far, successfully or not.
  int sync_count() const { return sync_count_; }

 private:
  int Before(const FileCall& call) override {
    if (call.operation != FileOperation::kSync) return SQLITE_OK;
    ++sync_count_;
    const bool is_journal = call.path.ends_with("-wal") || call.path.ends_with("-journal");
    if (failing_ == FailingFiles::kNone || (failing_ == FailingFiles::kDatabases && is_journal)) return SQLITE_OK;
    errno = EIO;
    return SQLITE_IOERR_FSYNC;
  }

  FailingFiles failing_ = FailingFiles::kNone;
  int sync_count_ = 0;
};

}  // namespace handover::registry

#endif  // HANDOVER_TESTS_CONFORMANCE_SYNC_FAULT_VFS_H_
