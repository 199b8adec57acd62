#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_DATA_DIRECTORY_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_DATA_DIRECTORY_H_

#include <filesystem>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "registry_service/storage/file_descriptor.h"

namespace handover::registry {

// The directory of one ledger, which no other process can hold at the same time: it is locked for as long as this
// object lives, and the lock goes with the process, however that ends.
class DataDirectory {
 public:
  // The ledger's file in the directory.
  static constexpr char kLedgerFile[] = "ledger.db";

  // Makes the directory at `path` if there is none, and locks it. Fails with FAILED_PRECONDITION, in one line for
  // whoever set `data_dir`, if it cannot be made or written to, is held by another process, or holds something that is
  // no ledger; nothing in it has been changed then.
  static absl::StatusOr<DataDirectory> Hold(const std::filesystem::path& path);

  // Locks the directory at `path` likewise, in which there is a ledger; it need not be writable. Fails with
  // FAILED_PRECONDITION if there is none, or if another process holds it. The file of the lock is all that may be made
  // in it.
  static absl::StatusOr<DataDirectory> HoldForCheck(const std::filesystem::path& path);

  std::filesystem::path ledger_path() const { return path_ / kLedgerFile; }
  bool HasLedger() const;

 private:
  DataDirectory(std::filesystem::path path, FileDescriptor lock) : path_(std::move(path)), lock_(std::move(lock)) {}

  std::filesystem::path path_;
  FileDescriptor lock_;
};

// FAILED_PRECONDITION: `data_dir: "/path", problem`.
absl::Status DataDirectoryError(const std::filesystem::path& path, std::string_view problem);

// Makes the names in the directory at `path` durable: a file that has just been made in it, or renamed.
absl::Status SyncDirectory(const std::filesystem::path& path);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_DATA_DIRECTORY_H_
