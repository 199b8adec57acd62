#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_FILE_DESCRIPTOR_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_FILE_DESCRIPTOR_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
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

  // Reads `bytes` from `offset` on, and returns how many there were before the end of the file. Nothing on failure, and
  // errno says why.
  std::optional<size_t> ReadAt(int64_t offset, std::span<unsigned char> bytes) const;

  // The size of the file, in bytes. Nothing on failure, and errno says why.
  std::optional<int64_t> Size() const;

  bool empty() const { return number_ < 0; }
  int number() const { return number_; }

 private:
  explicit FileDescriptor(int number) : number_(number) {}

  int number_ = -1;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_FILE_DESCRIPTOR_H_
