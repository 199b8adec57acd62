#include "clients/cpp/checkpoint_file.h"

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "service_host/error.h"

namespace handover::client {
namespace {

namespace fs = std::filesystem;

std::string Named(const fs::path& path, std::string_view problem) {
  return absl::StrCat("kept checkpoint: ", Quoted(path.string()), ", ", std::string(problem));
}

}  // namespace

// The file has the verifier key in its first line, and then the note.
absl::StatusOr<std::optional<ledger::TrustedCheckpoint>> CheckpointFile::Read() const {
  std::error_code error;
  if (path_.empty() || !fs::exists(path_, error)) return std::nullopt;
  std::ifstream file(path_, std::ios::binary);
  ledger::TrustedCheckpoint checkpoint;
  std::getline(file, checkpoint.verifier_key);
  std::ostringstream note;
  note << file.rdbuf();
  if (!file.is_open() || file.bad() || checkpoint.verifier_key.empty()) {
    return absl::FailedPreconditionError(Named(path_, "cannot be read, want a checkpoint"));
  }
  checkpoint.note = note.str();
  return checkpoint;
}

absl::Status CheckpointFile::Keep(const ledger::TrustedCheckpoint& checkpoint) {
  if (path_.empty()) return absl::OkStatus();
  left_out_ = checkpoint;
  return clock_() - last_written_ < kWriteInterval ? absl::OkStatus() : Flush();
}

// Written under another name and put in place whole. Nothing is synced: after a power cut an earlier checkpoint does.
absl::Status CheckpointFile::Flush() {
  if (!left_out_.has_value()) return absl::OkStatus();
  last_written_ = clock_();
  std::error_code error;
  fs::create_directories(path_.parent_path(), error);
  const fs::path making = path_.string() + ".new";
  std::ofstream file(making, std::ios::binary | std::ios::trunc);
  file << left_out_->verifier_key << '\n' << left_out_->note;
  file.close();
  if (!error && file.good()) fs::rename(making, path_, error);
  if (error || !file.good()) return absl::UnavailableError(Named(path_, "cannot be written"));
  left_out_.reset();
  return absl::OkStatus();
}

}  // namespace handover::client
