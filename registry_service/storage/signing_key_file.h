#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_SIGNING_KEY_FILE_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_SIGNING_KEY_FILE_H_

#include <filesystem>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace handover::registry {

// The name of the file in a ledger's directory that holds the key, where none is given.
inline constexpr char kSigningKeyFile[] = "signing_key.pem";

// Reads a private key, PEM, from the file at `path`. Fails with FAILED_PRECONDITION, naming the file, if it cannot be
// read, is too long for a key, or can be read by others than its owner.
absl::StatusOr<std::string> ReadSigningKey(const std::filesystem::path& path);

// Reads the key likewise, and makes one, with mode 0600, if there is no such file.
absl::StatusOr<std::string> ReadOrMakeSigningKey(const std::filesystem::path& path);

// Copies the key file at `from` to `to`, where there is none, with mode 0600. Fails as ReadSigningKey does, or if it
// cannot be written.
absl::Status CopySigningKey(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_SIGNING_KEY_FILE_H_
