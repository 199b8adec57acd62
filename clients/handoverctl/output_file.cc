#include "clients/handoverctl/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "clients/handoverctl/record_sink.h"

namespace handover::ctl {

OutputFile::OutputFile(std::filesystem::path path) : path_(std::move(path)), part_(path_.string() + ".part") {}

OutputFile::~OutputFile() {
  std::error_code error;
  if (!is_kept_) std::filesystem::remove(part_, error);
}

absl::Status OutputFile::Prepare() {
  std::error_code error;
  for (const std::filesystem::path& path : {path_, part_}) {
    const auto kind = std::filesystem::status(path, error).type();
    if (kind != std::filesystem::file_type::not_found && kind != std::filesystem::file_type::regular) {
      is_kept_ = true;
      return OutputNotWritten(path, "it is no file, want a file or none");
    }
  }
  std::filesystem::remove(part_, error);
  return error ? OutputNotWritten(part_, error.message()) : absl::OkStatus();
}

absl::Status OutputFile::Keep() {
  const int descriptor = open(part_.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return OutputNotWritten(part_, std::strerror(errno));
  const bool is_synced = fsync(descriptor) == 0;
  const std::string cause = is_synced ? "" : std::strerror(errno);
  close(descriptor);
  if (!is_synced) return OutputNotWritten(part_, cause);
  std::error_code error;
  std::filesystem::rename(part_, path_, error);
  if (error) return OutputNotWritten(path_, error.message());
  is_kept_ = true;
  return absl::OkStatus();
}

}  // namespace handover::ctl
