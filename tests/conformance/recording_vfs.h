#ifndef HANDOVER_TESTS_CONFORMANCE_RECORDING_VFS_H_
#define HANDOVER_TESTS_CONFORMANCE_RECORDING_VFS_H_

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "tests/conformance/watched_vfs.h"

namespace handover::registry {

// What was done to a file, or to the directory that holds it.
struct FileChange {
  enum class Kind {
    kMake,
    kRename,  // From the file `bytes`.
    kDelete,
    kWrite,          // Of `bytes` at `offset`.
    kTruncate,       // To `offset` bytes.
    kSync,           // The file's content becomes durable.
    kSyncDirectory,  // What files there are becomes durable.
  };

  Kind kind;
  std::string file;  // Its name, without the directory.
  int64_t offset = 0;
  std::string bytes = {};
};

// Keeps all that SQLite changes in the files of one directory, which is empty at first, in order. For one thread.
class RecordingVfs : public WatchedVfs {
 public:
  RecordingVfs() : WatchedVfs("recording") {}

  const std::vector<FileChange>& changes() const { return changes_; }

 private:
  int Before(const FileCall&) override { return SQLITE_OK; }
  void After(const FileCall& call) override;
  void AfterOpen(const std::string& file);

  std::vector<FileChange> changes_;
  std::set<std::string> files_;
};

}  // namespace handover::registry

#endif  // HANDOVER_TESTS_CONFORMANCE_RECORDING_VFS_H_
