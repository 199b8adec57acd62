#include "registry_service/storage/data_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <set>
#include <string>
#include <system_error>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "registry_service/storage/sqlite_ledger_file.h"
#include "service_host/error.h"

namespace handover::registry {
namespace {

namespace fs = std::filesystem;

constexpr char kLockFile[] = "lock";

std::string WordsOf(int error_number) { return std::generic_category().message(error_number); }

absl::Status MakeIfMissing(const fs::path& path) {
  std::error_code error;
  const bool made = fs::create_directories(path, error);
  std::error_code not_there;
  const fs::file_status found = fs::status(path, not_there);
  if (fs::exists(found) && !fs::is_directory(found)) {
    return DataDirectoryError(path, "is not a directory, want a directory");
  }
  if (error) return DataDirectoryError(path, absl::StrCat("cannot be made: ", error.message(), "; want a directory"));
  if (access(path.c_str(), R_OK | W_OK | X_OK) != 0) {
    return DataDirectoryError(
        path, absl::StrCat("cannot be used: ", WordsOf(errno), "; want a directory that can be read and written"));
  }
  return made ? SyncDirectory(path / "..") : absl::OkStatus();
}

// A directory without a ledger is taken for a new one only if there is nothing in it that a person may have put there.
absl::Status CheckNothingForeign(const fs::path& path) {
  std::error_code error;
  std::set<std::string> names;
  for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
    names.insert(it->path().filename().string());
  }
  if (error) return DataDirectoryError(path, absl::StrCat("cannot be read: ", error.message()));
  if (names.contains(DataDirectory::kLedgerFile)) return absl::OkStatus();
  for (const std::string& name : names) {
    // "lost+found" is there in the root of every new ext4 volume.
    if (name == kLockFile || name == "lost+found" || IsLeftFromMaking(name)) continue;
    return DataDirectoryError(
        path, absl::StrCat("holds ", Quoted(name), " and no ledger, want a ledger or an empty directory"));
  }
  return absl::OkStatus();
}

// Locks `lock`; nothing is retried, for whoever holds it will not let go while it runs.
absl::Status Lock(const fs::path& path, const FileDescriptor& lock) {
  if (flock(lock.number(), LOCK_EX | LOCK_NB) == 0) return absl::OkStatus();
  if (errno == EWOULDBLOCK) return DataDirectoryError(path, "is held by another registry");
  return DataDirectoryError(path, absl::StrCat("cannot be locked: ", WordsOf(errno)));
}

}  // namespace

absl::StatusOr<DataDirectory> DataDirectory::Hold(const fs::path& path) {
  if (auto status = MakeIfMissing(path); !status.ok()) return status;
  if (auto status = CheckNothingForeign(path); !status.ok()) return status;

  // The lock comes before a look into the ledger's file: closing a file drops every POSIX lock that this process has on
  // it, and so would break into a store that is open in the same process. A lock file is not made before that look: the
  // directory may be somebody else's.
  const fs::path lock_path = path / kLockFile;
  FileDescriptor lock = FileDescriptor::Open(lock_path, O_RDWR);
  const bool made_before = !lock.empty();
  if (made_before) {
    if (auto status = Lock(path, lock); !status.ok()) return status;
  }
  DataDirectory directory(path, std::move(lock));
  if (directory.HasLedger()) {
    if (auto status = CheckIsLedgerFile(directory.ledger_path()); !status.ok()) return status;
  }
  if (made_before) return directory;

  directory.lock_ = FileDescriptor::Open(lock_path, O_RDWR | O_CREAT);
  if (directory.lock_.empty()) return DataDirectoryError(path, absl::StrCat("cannot be locked: ", WordsOf(errno)));
  if (auto status = Lock(path, directory.lock_); !status.ok()) return status;
  return directory;
}

absl::StatusOr<DataDirectory> DataDirectory::HoldForCheck(const fs::path& path) {
  std::error_code not_there;
  if (!fs::is_directory(path, not_there))
    return DataDirectoryError(path, "is not there, want the directory of a ledger");
  if (!fs::exists(path / kLedgerFile, not_there)) return DataDirectoryError(path, "holds no ledger, want one to check");
  FileDescriptor lock = FileDescriptor::Open(path / kLockFile, O_RDONLY | O_CREAT);
  if (lock.empty()) lock = FileDescriptor::Open(path / kLockFile, O_RDONLY);
  if (!lock.empty() && flock(lock.number(), LOCK_EX | LOCK_NB) != 0) {
    return DataDirectoryError(path, errno == EWOULDBLOCK ? "is held by a registry that runs; stop it, or check a backup"
                                                         : absl::StrCat("cannot be locked: ", WordsOf(errno)));
  }
  // Where no lock can be made, as on a medium that is read-only, no registry could either.
  if (lock.empty() && errno != ENOENT && errno != EROFS && errno != EACCES) {
    return DataDirectoryError(path, absl::StrCat("cannot be locked: ", WordsOf(errno)));
  }
  return DataDirectory(path, std::move(lock));
}

bool DataDirectory::HasLedger() const {
  std::error_code not_there;
  return fs::exists(ledger_path(), not_there);
}

absl::Status DataDirectoryError(const fs::path& path, std::string_view problem) {
  return absl::FailedPreconditionError(
      absl::StrCat("data_dir: \"", absl::CHexEscape(path.string()), "\", ", std::string(problem)));
}

absl::Status SyncDirectory(const fs::path& path) {
  const FileDescriptor directory = FileDescriptor::Open(path, O_RDONLY | O_DIRECTORY);
  if (!directory.empty() && fsync(directory.number()) == 0) return absl::OkStatus();
  return absl::InternalError(absl::StrCat("store: cannot sync ", path.string(), ": ", WordsOf(errno)));
}

}  // namespace handover::registry
