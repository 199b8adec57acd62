#ifndef HANDOVER_CLIENTS_HANDOVERCTL_OUTPUT_FILE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_OUTPUT_FILE_H_

#include <filesystem>

#include "absl/status/status.h"

namespace handover::ctl {

// A file that is there whole or not at all: it is written beside its place, as FILE.part, and renamed into it once
// everything is on the disk. What was there before is replaced then.
class OutputFile {
 public:
  explicit OutputFile(std::filesystem::path path);
  // Takes away what was not kept.
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  // Where to write.
  const std::filesystem::path& part() const { return part_; }

  // Makes room: fails with OUTPUT_NOT_WRITTEN where there is something that is no file, and takes away what an export
  // that was killed has left.
  absl::Status Prepare();

  // Brings what was written to the disk, and into its place. Fails with OUTPUT_NOT_WRITTEN.
  absl::Status Keep();

 private:
  const std::filesystem::path path_;
  const std::filesystem::path part_;
  bool is_kept_ = false;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_OUTPUT_FILE_H_
