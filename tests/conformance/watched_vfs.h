#ifndef HANDOVER_TESTS_CONFORMANCE_WATCHED_VFS_H_
#define HANDOVER_TESTS_CONFORMANCE_WATCHED_VFS_H_

#include <sqlite3.h>

#include <cstdint>
#include <string_view>

namespace handover::registry {

// What SQLite asks of the operating system, and what can fail there.
enum class FileOperation {
  kOpen,
  kRead,
  kWrite,
  kTruncate,
  kSync,
  kSize,
  kLock,
  kUnlock,
  kCheckLock,
  kDelete,
  kAccess,
  kMapShared,
  kLockShared,
  kUnlockShared,
};

// One operation.
struct FileCall {
  FileOperation operation;
  std::string_view path;         // Of which file.
  int64_t offset = 0;            // Where a write goes, and the size that a truncation leaves.
  std::string_view bytes = {};   // What a write writes.
  bool makes_file = false;       // Whether an open makes the file.
  bool syncs_directory = false;  // Whether a sync or a deletion makes durable too what files there are.
};

// Stands between SQLite and its files while it lives, for every connection that is opened meanwhile; it outlives them
// all. Several may stand behind one another: the last one made is asked first, and goes first.
class WatchedVfs {
 public:
  WatchedVfs(const WatchedVfs&) = delete;
  WatchedVfs& operator=(const WatchedVfs&) = delete;

 protected:
  // `name` is SQLite's for it.
  explicit WatchedVfs(const char* name);
  virtual ~WatchedVfs();

  // Called before an operation. What it returns, other than SQLITE_OK, is the operation's result: nothing is done.
  virtual int Before(const FileCall& call) = 0;
  // Called after an operation that succeeded.
  virtual void After(const FileCall&) {}

 private:
  friend struct WatchedVfsMethods;

  sqlite3_vfs* const below_;
  sqlite3_vfs vfs_;
};

}  // namespace handover::registry

#endif  // HANDOVER_TESTS_CONFORMANCE_WATCHED_VFS_H_
