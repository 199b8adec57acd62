#include "clients/handoverctl/profile_file.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "service_host/error.h"
#include "service_host/nearest_word.h"

namespace handover::ctl {
namespace {

namespace fs = std::filesystem;

constexpr char kDefaultKey[] = "default_profile";
constexpr char kProfilesKey[] = "profiles";

absl::Status Wrong(const fs::path& path, const std::string& problem) {
  return absl::InvalidArgumentError(absl::StrCat(path.string(), ": ", problem));
}

std::vector<std::string> KeysOf(const toml::table& table) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : table) keys.emplace_back(key.str());
  return keys;
}

absl::StatusOr<toml::table> ReadTable(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(kProfileFileBytesMax + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad() || !file.is_open()) return Wrong(path, "cannot be read");
  text.resize(static_cast<size_t>(file.gcount()));
  if (text.size() > kProfileFileBytesMax) {
    return Wrong(path, absl::StrCat("is too large, want at most ", kProfileFileBytesMax, " bytes"));
  }
  // The library reports by exception; none leaves this function.
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    return Wrong(path, absl::StrCat("line ", error.source().begin.line, ": ", std::string(error.description())));
  }
}

// The values of one profile, each a text that `known` names.
absl::StatusOr<Profile> ValuesOf(const fs::path& path, const std::string& name, const toml::table& table,
                                 const std::vector<std::string>& known) {
  Profile profile{.name = name, .values = {}};
  for (const auto& [key, value] : table) {
    const std::string setting(key.str());
    if (std::ranges::find(known, setting) == known.end()) {
      return Wrong(path, absl::StrCat("profiles.", name, ": ", Quoted(setting), " is no setting; the nearest is ",
                                      NearestWord(setting, known)));
    }
    const auto text = value.value_exact<std::string>();
    if (!text.has_value()) return Wrong(path, absl::StrCat("profiles.", name, ".", setting, ": want a text"));
    profile.values.emplace(setting, *text);
  }
  return profile;
}

}  // namespace

absl::StatusOr<Profile> ReadProfile(const fs::path& path, const std::string& name,
                                    const std::vector<std::string>& known) {
  std::error_code ignored;
  if (path.empty() || !fs::exists(path, ignored)) {
    if (name.empty()) return Profile();
    return absl::NotFoundError(absl::StrCat("there is no profile ", Quoted(name), ", since there is no file ",
                                            path.empty() ? "handover/handoverctl.toml" : path.string()));
  }
  const auto table = ReadTable(path);
  if (!table.ok()) return table.status();
  const std::string wanted = name.empty() ? (*table)[kDefaultKey].value_or(std::string()) : name;
  if (wanted.empty()) return Profile();
  const toml::table* const profiles = (*table)[kProfilesKey].as_table();
  const std::vector<std::string> names = profiles == nullptr ? std::vector<std::string>() : KeysOf(*profiles);
  if (names.empty()) return absl::NotFoundError(absl::StrCat(path.string(), " has no profiles"));
  const toml::table* const profile = (*profiles)[wanted].as_table();
  if (profile == nullptr) {
    return absl::NotFoundError(absl::StrCat("there is no profile ", Quoted(wanted), " in ", path.string(),
                                            "; the nearest is ", NearestWord(wanted, names)));
  }
  return ValuesOf(path, wanted, *profile, known);
}

fs::path ProfilePath() {
  const auto variable = [](const char* name) {
    const char* const value = std::getenv(name);
    return fs::path(value == nullptr ? "" : value);
  };
  const fs::path home = variable("HOME");
  const fs::path configuration = variable("XDG_CONFIG_HOME");
  if (configuration.empty() && home.empty()) return {};
  return (configuration.empty() ? home / ".config" : configuration) / "handover" / "handoverctl.toml";
}

}  // namespace handover::ctl
