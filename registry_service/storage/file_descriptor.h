#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_FILE_DESCRIPTOR_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_FILE_DESCRIPTOR_H_

#include <filesystem>
#include <utility>

namespace handover::registry {

// An open file of the operating system, closed with this object. Movable; empty after a move and where opening failed.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~FileDescriptor();

  // Opens `path` with the flags of open(2); a file that is made can be read and written by its owner alone. Empty on
  // failure, and errno says why. No child process inherits it.
  static FileDescriptor Open(const std::filesystem::path& path, int flags);

  bool empty() const { return number_ < 0; }
  int number() const { return number_; }

 private:
  explicit FileDescriptor(int number) : number_(number) {}

  int number_ = -1;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_FILE_DESCRIPTOR_H_
