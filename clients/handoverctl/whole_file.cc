#include "clients/handoverctl/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "absl/strings/str_cat.h"
#include "service_host/error.h"

namespace handover::ctl {
namespace {

namespace fs = std::filesystem;

absl::Status FileError(const fs::path& path, std::string_view what, int error) {
  return absl::FailedPreconditionError(
      absl::StrCat(Quoted(path.string()), " ", std::string(what), ": ", std::strerror(error)));
}

// Writes all of `text`, however little the system takes at a time. Returns the error, or 0.
int WriteAll(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<size_t>(written));
  }
  return 0;
}

// Writes `text` to a file that is open, and closes it. Returns the error, or 0.
int Finish(int file, std::string_view text, bool must_be_durable) {
  int error = WriteAll(file, text);
  if (error == 0 && must_be_durable && fsync(file) != 0) error = errno;
  if (close(file) != 0 && error == 0) error = errno;
  return error;
}

absl::Status WriteInto(const fs::path& path, std::string_view text) {
  const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) return FileError(path, "cannot be opened", errno);
  const int error = Finish(file, text, false);
  return error == 0 ? absl::OkStatus() : FileError(path, "cannot be written", error);
}

}  // namespace

absl::Status WriteWholeFile(const fs::path& path, std::string_view text, mode_t mode) {
  std::error_code ignored;
  // A link stays one, and what it leads to gets the content.
  const fs::path target = fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored) : path;
  if (fs::exists(target, ignored) && !fs::is_regular_file(target, ignored)) return WriteInto(target, text);
  const std::string beside = target.string() + ".new";
  unlink(beside.c_str());  // What a run that was cut off has left.
  const int file = open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (file < 0) return FileError(beside, "cannot be made", errno);
  int error = Finish(file, text, true);
  if (error == 0 && std::rename(beside.c_str(), target.c_str()) != 0) error = errno;
  if (error == 0) return absl::OkStatus();
  unlink(beside.c_str());
  return FileError(path, "cannot be written", error);
}

}  // namespace handover::ctl
