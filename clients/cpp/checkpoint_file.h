#ifndef HANDOVER_CLIENTS_CPP_CHECKPOINT_FILE_H_
#define HANDOVER_CLIENTS_CPP_CHECKPOINT_FILE_H_

#include <filesystem>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/ledger_verifier.h"
#include "service_host/clock.h"

namespace handover::client {

// The last checkpoint that was verified, in a file that outlives the process: without it, a ledger that was replaced
// while the process was away would be taken for the first one seen. Not thread-safe.
class CheckpointFile {
 public:
  // How often the file is written at most.
  static constexpr absl::Duration kWriteInterval = absl::Seconds(1);

  // At `path`, whose directory is made if it is not there; with an empty path nothing is kept.
  CheckpointFile(std::filesystem::path path, Clock clock) : path_(std::move(path)), clock_(std::move(clock)) {}

  // What was kept; nothing if there is no file. Fails with FAILED_PRECONDITION, naming the file, if it cannot be read.
  absl::StatusOr<std::optional<ledger::TrustedCheckpoint>> Read() const;

  // Keeps `checkpoint`, unless one was kept a moment ago. Fails with UNAVAILABLE, naming the file, if it cannot be
  // written.
  absl::Status Keep(const ledger::TrustedCheckpoint& checkpoint);

  // Keeps what Keep has left out.
  absl::Status Flush();

 private:
  const std::filesystem::path path_;
  const Clock clock_;
  absl::Time last_written_ = absl::InfinitePast();
  std::optional<ledger::TrustedCheckpoint> left_out_;
};

}  // namespace handover::client

#endif  // HANDOVER_CLIENTS_CPP_CHECKPOINT_FILE_H_
