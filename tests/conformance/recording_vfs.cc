#include "tests/conformance/recording_vfs.h"

#include <filesystem>

namespace handover::registry {

using Kind = FileChange::Kind;

void RecordingVfs::After(const FileCall& call) {
  const std::string file = std::filesystem::path(call.path).filename().string();
  switch (call.operation) {
    case FileOperation::kOpen:
      if (!files_.contains(file)) AfterOpen(file);
      break;
    case FileOperation::kWrite:
      changes_.push_back({.kind = Kind::kWrite, .file = file, .offset = call.offset, .bytes = std::string(call.bytes)});
      break;
    case FileOperation::kTruncate:
      changes_.push_back({.kind = Kind::kTruncate, .file = file, .offset = call.offset});
      break;
    case FileOperation::kSync:
      changes_.push_back({.kind = Kind::kSync, .file = file});
      break;
    case FileOperation::kDelete:
      changes_.push_back({.kind = Kind::kDelete, .file = file});
      files_.erase(file);
      break;
    default:
      return;
  }
  if (call.syncs_directory) changes_.push_back({.kind = Kind::kSyncDirectory, .file = file});
}

void RecordingVfs::AfterOpen(const std::string& file) {
  files_.insert(file);
  const std::string made_as = file + ".new";
  if (files_.erase(made_as) == 0) {
    changes_.push_back({.kind = Kind::kMake, .file = file});
    return;
  }
  // The store puts a new ledger in place without SQLite, and syncs the directory before it opens the file.
  changes_.push_back({.kind = Kind::kRename, .file = file, .bytes = made_as});
  changes_.push_back({.kind = Kind::kSyncDirectory, .file = file});
}

}  // namespace handover::registry
