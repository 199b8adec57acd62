#include "registry_service/storage/file_descriptor.h"

#include <fcntl.h>
#include <unistd.h>

namespace handover::registry {

FileDescriptor::~FileDescriptor() {
  if (!empty()) close(number_);
}

FileDescriptor FileDescriptor::Open(const std::filesystem::path& path, int flags) {
  return FileDescriptor(open(path.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR));
}

}  // namespace handover::registry
