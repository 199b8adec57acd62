#include "registry_service/storage/file_descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace handover::registry {

FileDescriptor::~FileDescriptor() {
  if (!empty()) close(number_);
}

FileDescriptor FileDescriptor::Open(const std::filesystem::path& path, int flags) {
  return FileDescriptor(open(path.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR));
}

std::optional<size_t> FileDescriptor::ReadAt(int64_t offset, std::span<unsigned char> bytes) const {
  size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count = pread(number_, &bytes[done], bytes.size() - done, offset + static_cast<off_t>(done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::nullopt;
    if (count == 0) break;
    done += static_cast<size_t>(count);
  }
  return done;
}

std::optional<int64_t> FileDescriptor::Size() const {
  struct stat status = {};
  if (fstat(number_, &status) != 0) return std::nullopt;
  return status.st_size;
}

}  // namespace handover::registry
