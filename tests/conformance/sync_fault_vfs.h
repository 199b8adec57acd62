#ifndef HANDOVER_TESTS_CONFORMANCE_SYNC_FAULT_VFS_H_
#define HANDOVER_TESTS_CONFORMANCE_SYNC_FAULT_VFS_H_

namespace handover::registry {

// Which files cannot be synced.
enum class FailingFiles { kNone, kDatabases, kAll };

// Stands between SQLite and its files while it lives: counts what is synced, and fails it when asked to. For one
// thread, and one at a time; it outlives every connection that was opened meanwhile.
class SyncFaultVfs {
 public:
  SyncFaultVfs();
  ~SyncFaultVfs();
  SyncFaultVfs(const SyncFaultVfs&) = delete;
  SyncFaultVfs& operator=(const SyncFaultVfs&) = delete;

  // Lets the syncs of `files` fail from now on, as where the disk reports an error, and all others succeed.
  void FailSyncs(FailingFiles files) { failing_ = files; }

  // How often a file was to be synced so far, successfully or not.
  int sync_count() const { return sync_count_; }

 private:
  friend struct SyncFaultMethods;

  FailingFiles failing_ = FailingFiles::kNone;
  int sync_count_ = 0;
};

}  // namespace handover::registry

#endif  // HANDOVER_TESTS_CONFORMANCE_SYNC_FAULT_VFS_H_
