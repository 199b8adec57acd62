#ifndef HANDOVER_TESTS_ROBUSTNESS_SMALL_DISK_H_
#define HANDOVER_TESTS_ROBUSTNESS_SMALL_DISK_H_

#include <cstdint>
#include <filesystem>
#include <string>

#include "tests/harness/services.h"

namespace handover::test {

// A disk of its own, in memory and empty, for this thread and the processes that it starts: nobody else sees it, and it
// is gone when this ends, or the process. It takes the right to mount, or a process that may have a user namespace and
// has one thread still.
class SmallDisk {
 public:
  explicit SmallDisk(uint64_t bytes);
  ~SmallDisk();
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  // Why there is no disk; empty if there is one.
  const std::string& problem() const { return problem_; }
  const std::filesystem::path& path() const { return folder_.path(); }

  // Takes up `bytes` of it, and gives them back. Returns whether that could be done.
  bool TakeUp(uint64_t bytes);
  bool GiveBack();

 private:
  std::filesystem::path ballast() const { return path() / "ballast"; }

  TemporaryFolder folder_;
  std::string problem_;
};

}  // namespace handover::test

#endif  // HANDOVER_TESTS_ROBUSTNESS_SMALL_DISK_H_
