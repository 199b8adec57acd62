#include "tests/bench/ledger_folder.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <system_error>

#include "absl/strings/str_cat.h"

namespace handover::bench {

namespace fs = std::filesystem;

absl::StatusOr<Folder> Folder::MakeIn(const fs::path& parent) {
  std::error_code error;
  fs::create_directories(parent, error);
  std::string pattern = (fs::absolute(parent) / "ledger-bench-XXXXXX").string();
  if (error || mkdtemp(pattern.data()) == nullptr) {
    return absl::FailedPreconditionError(absl::StrCat("dir: ", parent.string(), ", want a folder to write to"));
  }
  Folder folder(pattern);
  const std::string file_system = FileSystemOf(pattern);
  if (file_system == "tmpfs" || file_system == "ramfs") {
    return absl::FailedPreconditionError(
        absl::StrCat("dir: ", parent.string(), " is on ", file_system, ", want a folder on a disk"));
  }
  // A database that runs as another user has its folder in here.
  fs::permissions(pattern, fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec, error);
  return folder;
}

Folder::~Folder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

fs::path Folder::Fresh(const std::string& what) { return path_ / absl::StrCat(what, "-", ++given_); }

void Folder::Settle() const {
  const int descriptor = open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  syncfs(descriptor);
  close(descriptor);
}

std::string FileSystemOf(const fs::path& path) {
  std::error_code error;
  const std::string whole = fs::canonical(path, error).string() + "/";
  std::ifstream mounts("/proc/mounts");
  std::string kind;
  size_t longest = 0;
  for (std::string line; std::getline(mounts, line);) {
    std::istringstream words(line);
    std::string device;
    std::string point;
    std::string type;
    words >> device >> point >> type;
    const std::string prefix = point == "/" ? point : point + "/";
    // A later mount on the same point hides the earlier one.
    if (!whole.starts_with(prefix) || prefix.size() < longest) continue;
    longest = prefix.size();
    kind = type;
  }
  return kind;
}

}  // namespace handover::bench
