#ifndef HANDOVER_RECONCILIATION_SERVICE_FOLLOWER_CHECKPOINT_FILE_H_
#define HANDOVER_RECONCILIATION_SERVICE_FOLLOWER_CHECKPOINT_FILE_H_

#include <filesystem>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ledger/ledger_verifier.h"
#include "service_host/clock.h"

namespace handover::reconciliation {

// The last checkpoint that was verified, in a file that outlives the process: without it, a ledger that was replaced
// while the process was away would be taken for the first one seen. Not thread-safe.
class CheckpointFile {
 public:
  // How often the file is written at most.
  static constexpr absl::Duration kWriteInterval = absl::Seconds(1);

  // In `directory`, which is made if it is not there; with an empty path nothing is kept.
  CheckpointFile(std::filesystem::path directory, Clock clock)
      : directory_(std::move(directory)), clock_(std::move(clock)) {}

  // What was kept; nothing if there is no file. Fails with FAILED_PRECONDITION, naming the file, if it cannot be read.
  absl::StatusOr<std::optional<ledger::TrustedCheckpoint>> Read() const;

  // Keeps `checkpoint`, unless one was kept a moment ago. Fails with UNAVAILABLE, naming the file, if it cannot be
  // written.
  absl::Status Keep(const ledger::TrustedCheckpoint& checkpoint);

  // Keeps what Keep has left out.
  absl::Status Flush();

 private:
  std::filesystem::path path() const { return directory_ / "checkpoint"; }

  const std::filesystem::path directory_;
  const Clock clock_;
  absl::Time last_written_ = absl::InfinitePast();
  std::optional<ledger::TrustedCheckpoint> left_out_;
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_FOLLOWER_CHECKPOINT_FILE_H_
