#ifndef HANDOVER_TESTS_BENCH_LEDGER_FOLDER_H_
#define HANDOVER_TESTS_BENCH_LEDGER_FOLDER_H_

#include <filesystem>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace handover::bench {

// The one folder, on the disk that is measured, in which every contender stores what it stores. What is in it goes with
// this object, not earlier: to delete a file is work for the disk too.
class Folder {
 public:
  // Makes a folder of its own in `parent`, which is made if it is not there. Fails if that is not on a disk: in memory,
  // fdatasync costs nothing and every figure would be wrong.
  static absl::StatusOr<Folder> MakeIn(const std::filesystem::path& parent);

  ~Folder();
  Folder(Folder&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
  Folder& operator=(Folder&&) = delete;

  const std::filesystem::path& path() const { return path_; }

  // A path in the folder that was not given before. Nothing is there.
  std::filesystem::path Fresh(const std::string& what);

  // Writes to the disk whatever is still to be written, so that nobody pays for who came before.
  void Settle() const;

 private:
  explicit Folder(std::filesystem::path path) : path_(std::move(path)) {}

  std::filesystem::path path_;
  int given_ = 0;
};

// The kind of file system that `path` is on, as /proc/mounts calls it: "ext4".
std::string FileSystemOf(const std::filesystem::path& path);

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_FOLDER_H_
