#ifndef HANDOVER_TESTS_CONFORMANCE_TEMPORARY_DIRECTORY_H_
#define HANDOVER_TESTS_CONFORMANCE_TEMPORARY_DIRECTORY_H_

#include <filesystem>

namespace handover {

// A new and empty directory, removed with all that is in it when this ends.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace handover

#endif  // HANDOVER_TESTS_CONFORMANCE_TEMPORARY_DIRECTORY_H_
