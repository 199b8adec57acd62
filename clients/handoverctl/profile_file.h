#ifndef HANDOVER_CLIENTS_HANDOVERCTL_PROFILE_FILE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_PROFILE_FILE_H_

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

// Settings that belong together under a name, in a file of TOML:
//   default_profile = "ukr"
//   [profiles.ukr]
//   registry = "registry.example.org:7401"
//   tls_key = "/home/me/ukr.key"
namespace handover::ctl {

// The largest file that is read, in bytes.
inline constexpr size_t kProfileFileBytesMax = 64 << 10;

struct Profile {
  std::string name;                           // Empty: there is none.
  std::map<std::string, std::string> values;  // By the names of settings.
};

// Reads the profile called `name` from `path`; if `name` is empty, the file's default_profile, or none if the file is
// not there or names none. Fails with NOT_FOUND if there is no such profile or, for a name, no file, and with
// INVALID_ARGUMENT if the file is no TOML of that form or has a setting that is not among `known`; both name the
// nearest.
absl::StatusOr<Profile> ReadProfile(const std::filesystem::path& path, const std::string& name,
                                    const std::vector<std::string>& known);

// Where the file is: in the user's configuration directory, as the XDG base directories have it. Empty if the
// environment names none.
std::filesystem::path ProfilePath();

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_PROFILE_FILE_H_
