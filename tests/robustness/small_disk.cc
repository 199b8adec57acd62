#include "tests/robustness/small_disk.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

namespace handover::test {
namespace {

std::string Problem(const std::string& what) { return what + ": " + std::generic_category().message(errno); }

bool WriteFile(const char* path, const std::string& text) {
  std::ofstream file(path);
  file << text << std::flush;
  return file.good();
}

// Leaves the mounts of all others alone, and takes the right to make some. Returns why that is not possible.
std::string EnterOwnMounts() {
  if (unshare(CLONE_NEWNS) == 0) return {};
  const std::string user = std::to_string(geteuid());
  const std::string group = std::to_string(getegid());
  if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return Problem("cannot have mounts of its own");
  if (!WriteFile("/proc/self/setgroups", "deny") || !WriteFile("/proc/self/uid_map", user + " " + user + " 1") ||
      !WriteFile("/proc/self/gid_map", group + " " + group + " 1")) {
    return Problem("cannot be the user that it was");
  }
  return {};
}

}  // namespace

SmallDisk::SmallDisk(uint64_t bytes) {
  problem_ = EnterOwnMounts();
  if (!problem_.empty()) return;
  const std::string options = "mode=0700,size=" + std::to_string(bytes);
  if (mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
      mount("tmpfs", path().c_str(), "tmpfs", 0, options.c_str()) != 0) {
    problem_ = Problem("cannot mount");
  }
}

SmallDisk::~SmallDisk() {
  if (problem_.empty()) umount2(path().c_str(), MNT_DETACH);
}

bool SmallDisk::TakeUp(uint64_t bytes) {
  const int file = open(ballast().c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return false;
  const bool taken = posix_fallocate(file, 0, static_cast<off_t>(bytes)) == 0;
  close(file);
  return taken;
}

bool SmallDisk::GiveBack() { return std::filesystem::remove(ballast()); }

}  // namespace handover::test
