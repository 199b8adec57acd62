#ifndef HANDOVER_TESTS_CONFORMANCE_MEMORY_DIRECTORY_H_
#define HANDOVER_TESTS_CONFORMANCE_MEMORY_DIRECTORY_H_

#include <unistd.h>

#include <filesystem>
#include <system_error>

#include "tests/conformance/temporary_directory.h"

namespace handover {

// A place for directories that are made and removed by the thousand: in memory, where the system has such a place, and
// on the disk otherwise. Nothing is there at first, and what is there is removed when this ends.
class MemoryDirectory {
 public:
  MemoryDirectory() {
    const std::filesystem::path memory = "/dev/shm";
    const bool is_there = access(memory.c_str(), R_OK | W_OK | X_OK) == 0;
    path_ = is_there ? memory / on_disk_.path().filename() : on_disk_.path() / "directory";
  }
  ~MemoryDirectory() { Clear(); }
  MemoryDirectory(const MemoryDirectory&) = delete;
  MemoryDirectory& operator=(const MemoryDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }

  // Removes what is there.
  void Clear() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

 private:
  TemporaryDirectory on_disk_;  // Its name is nobody else's.
  std::filesystem::path path_;
};

}  // namespace handover

#endif  // HANDOVER_TESTS_CONFORMANCE_MEMORY_DIRECTORY_H_
