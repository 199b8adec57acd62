#include "registry_service/storage/signing_key_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "ledger/signed_note.h"
#include "registry_service/storage/data_directory.h"
#include "registry_service/storage/file_descriptor.h"
#include "service_host/error.h"

namespace handover::registry {
namespace {

namespace fs = std::filesystem;

constexpr size_t kKeyBytesMax = 4096;

absl::Status KeyError(const fs::path& path, std::string_view problem) {
  return absl::FailedPreconditionError(
      absl::StrCat("signing_key: ", Quoted(path.string()), ", ", std::string(problem)));
}

std::string WordsOf(int error_number) { return std::generic_category().message(error_number); }

// Writes a key under another name and puts it in place whole, so that a process that is killed leaves no half of it.
absl::Status WriteSigningKey(const fs::path& path, std::string_view pem) {
  const fs::path making = path.string() + ".new";
  unlink(making.c_str());
  const FileDescriptor file = FileDescriptor::Open(making, O_WRONLY | O_CREAT | O_EXCL);
  const bool written = !file.empty() &&
                       write(file.number(), pem.data(), pem.size()) == static_cast<ssize_t>(pem.size()) &&
                       fsync(file.number()) == 0 && rename(making.c_str(), path.c_str()) == 0;
  if (!written) return KeyError(path, absl::StrCat("cannot be made: ", WordsOf(errno)));
  return SyncDirectory(path.parent_path());
}

absl::Status MakeSigningKey(const fs::path& path) {
  const auto pem = ledger::NoteSigner::NewKeyPem();
  return pem.ok() ? WriteSigningKey(path, *pem) : pem.status();
}

}  // namespace

absl::StatusOr<std::string> ReadSigningKey(const fs::path& path) {
  const FileDescriptor file = FileDescriptor::Open(path, O_RDONLY);
  struct stat status = {};
  if (file.empty() || fstat(file.number(), &status) != 0) {
    return KeyError(path, absl::StrCat("cannot be read: ", WordsOf(errno), "; want an Ed25519 key in PEM"));
  }
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return KeyError(path, "can be read by others than its owner, want mode 0600");
  }
  std::array<char, kKeyBytesMax + 1> bytes;
  const ssize_t count = read(file.number(), bytes.data(), bytes.size());
  if (count < 0) return KeyError(path, absl::StrCat("cannot be read: ", WordsOf(errno)));
  if (static_cast<size_t>(count) > kKeyBytesMax) {
    return KeyError(path, absl::StrCat("is longer than ", kKeyBytesMax, " bytes, want an Ed25519 key in PEM"));
  }
  return std::string(bytes.data(), static_cast<size_t>(count));
}

absl::StatusOr<std::string> ReadOrMakeSigningKey(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) {
    if (auto status = MakeSigningKey(path); !status.ok()) return status;
  }
  return ReadSigningKey(path);
}

absl::Status CopySigningKey(const fs::path& from, const fs::path& to) {
  const auto pem = ReadSigningKey(from);
  return pem.ok() ? WriteSigningKey(to, *pem) : pem.status();
}

}  // namespace handover::registry
