#include "tests/bench/ledger_disk.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string>

namespace handover::bench {
namespace {

absl::StatusOr<Sample> Run(const std::filesystem::path& path, Seconds time) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file < 0) return absl::ErrnoToStatus(errno, "open");
  const std::string block(4096, 'x');
  Meter meter;
  for (const Instant end = Now() + std::chrono::duration_cast<Instant::duration>(time); Now() < end;) {
    const Instant begin = Now();
    if (write(file, block.data(), block.size()) != static_cast<ssize_t>(block.size()) || fdatasync(file) != 0) {
      close(file);
      return absl::ErrnoToStatus(errno, "write and fdatasync");
    }
    meter.Add(Now() - begin);
  }
  close(file);
  return meter.OverSteps();
}

}  // namespace

Contender DiskContender(Folder& folder) {
  return {.name = kDisk, .unit = "syncs/s", .run = [&folder](Seconds time) { return Run(folder.Fresh("disk"), time); }};
}

}  // namespace handover::bench
