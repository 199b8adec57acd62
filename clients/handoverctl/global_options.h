#ifndef HANDOVER_CLIENTS_HANDOVERCTL_GLOBAL_OPTIONS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_GLOBAL_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/handoverctl/command_line.h"
#include "clients/handoverctl/profile_file.h"

// The settings that every command takes: a flag before the environment before a profile (profile_file.h) before the
// default.
namespace handover::ctl {

// What is said where nothing is.
CommandLine Defaults();

// Adds the options of all settings to `app`; they become `line`, which must outlive it.
void AddGlobals(CLI::App& app, CommandLine& line);

// Reads the profile that `arguments`, or else the environment, or else the file names, and makes its values what holds
// where neither says otherwise. To be called before the arguments are parsed. Fails as ReadProfile does.
absl::StatusOr<Profile> TakeProfile(const std::vector<std::string>& arguments, CLI::App& app);

// What is in force and whence, once the arguments are parsed.
std::vector<Setting> SettingsInForce(const CLI::App& app, const Profile& profile);

// Fails with INVALID_ARGUMENT if some of what TLS needs was given, and not all.
absl::Status CheckTlsIsWhole(const TlsFiles& files);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_GLOBAL_OPTIONS_H_
