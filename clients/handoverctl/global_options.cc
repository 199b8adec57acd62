#include "clients/handoverctl/global_options.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <string_view>

#include "absl/strings/str_cat.h"

namespace handover::ctl {
namespace {

constexpr char kProfileFlag[] = "--profile";
constexpr char kProfileVariable[] = "HANDOVER_PROFILE";
// What a profile can say, in the order in which it is shown.
constexpr std::array<std::string_view, 6> kSettings = {"registry",        "reconciliation", "author",
                                                       "tls_certificate", "tls_key",        "tls_authority"};

std::string EnvironmentValue(const std::string& name) {
  const char* const value = std::getenv(name.c_str());
  return value == nullptr ? "" : value;
}

// The value of --profile among `arguments`; empty if it is not there.
std::string ProfileAmong(const std::vector<std::string>& arguments) {
  const std::string with_value = std::string(kProfileFlag) + "=";
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].starts_with(with_value)) return arguments[i].substr(with_value.size());
    if (arguments[i] == kProfileFlag && i + 1 < arguments.size()) return arguments[i + 1];
  }
  return "";
}

// Where the value of an option comes from. The library counts the environment as if it had been given.
std::string SourceOf(const CLI::Option& option, const std::string& name, const Profile& profile) {
  const bool is_given = option.count() > 0;
  const std::string from_environment = EnvironmentValue(option.get_envname());
  if (is_given && !from_environment.empty() && option.results().back() == from_environment) {
    return "environment, " + option.get_envname();
  }
  if (is_given) return "flag, --" + name;
  return profile.values.contains(name) ? "profile " + profile.name : "default";
}

}  // namespace

CommandLine Defaults() {
  return {.registry = "127.0.0.1:7401",
          .reconciliation = "127.0.0.1:7402",
          .author = "operator",
          .tls = {},
          .settings = {},
          .command = {}};
}

void AddGlobals(CLI::App& app, CommandLine& line) {
  const auto add = [&app](const char* name, auto& value, const char* what, const char* description) {
    std::string variable = std::string("HANDOVER_") + name;
    std::ranges::transform(variable, variable.begin(), [](unsigned char c) { return std::toupper(c); });
    return app.add_option(std::string("--") + name, value, description)->type_name(what)->envname(variable);
  };
  add("registry", line.registry, "ADDRESS", "Where the registry listens")->capture_default_str();
  add("reconciliation", line.reconciliation, "ADDRESS", "Where the reconciliation service listens")
      ->capture_default_str();
  add("author", line.author, "NAME", "Who writes, for a registry without TLS")->capture_default_str();
  add("tls_certificate", line.tls.certificate, "FILE", "Your certificate and its chain, PEM");
  add("tls_key", line.tls.key, "FILE", "The private key of your certificate, PEM, which nobody else can read");
  add("tls_authority", line.tls.authority, "FILE",
      "The certificates of the authorities that vouch for the services, PEM");
  // It is read before all others, by TakeProfile.
  app.add_option_function<std::string>(
         kProfileFlag, [](const std::string&) {}, "The profile of handoverctl.toml that says what is left out here")
      ->type_name("NAME")
      ->envname(kProfileVariable);
}

absl::StatusOr<Profile> TakeProfile(const std::vector<std::string>& arguments, CLI::App& app) {
  std::string name = ProfileAmong(arguments);
  if (name.empty()) name = EnvironmentValue(kProfileVariable);
  auto profile = ReadProfile(ProfilePath(), name, {kSettings.begin(), kSettings.end()});
  if (!profile.ok()) return profile;
  for (const auto& [setting, value] : profile->values) {
    app.get_option("--" + setting)->run_callback_for_default()->default_val(value);
  }
  return profile;
}

std::vector<Setting> SettingsInForce(const CLI::App& app, const Profile& profile) {
  std::vector<Setting> settings;
  for (const std::string_view each : kSettings) {
    const std::string name(each);
    const CLI::Option& option = *app.get_option("--" + name);
    const std::string value = option.count() > 0 ? option.results().back() : option.get_default_str();
    settings.push_back({.name = name, .value = value, .source = SourceOf(option, name, profile)});
  }
  return settings;
}

absl::Status CheckTlsIsWhole(const TlsFiles& files) {
  if (files.empty() || files.complete()) return absl::OkStatus();
  return absl::InvalidArgumentError("TLS needs all of tls_certificate, tls_key and tls_authority, or none of them");
}

}  // namespace handover::ctl
