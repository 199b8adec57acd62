#include "service_host/configuration.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service_host/error.h"
#include "service_host/nearest_word.h"

namespace handover {
namespace {

constexpr char kConfigName[] = "config";
constexpr char kPrintName[] = "print_config";

std::string EnvironmentNameOf(const std::string& name) {
  std::string upper = name;
  std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return std::toupper(c); });
  return "HANDOVER_" + upper;
}

// The name of an option, without dashes; empty for what is no setting.
std::string NameOf(const CLI::Option& option) {
  const std::vector<std::string>& names = option.get_lnames();
  if (names.empty() || names.front() == "help" || names.front() == kConfigName || names.front() == kPrintName)
    return "";
  return names.front();
}

// The value of --config among `arguments`; empty if it is not there.
std::string ConfigAmong(const std::vector<std::string>& arguments) {
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].starts_with("--config=")) return arguments[i].substr(sizeof("--config=") - 1);
    if (arguments[i] == "--config" && i + 1 < arguments.size()) return arguments[i + 1];
  }
  return "";
}

std::string EnvironmentValue(const std::string& name) {
  const char* value = std::getenv(EnvironmentNameOf(name).c_str());
  return value == nullptr ? "" : value;
}

absl::Status Wrong(const std::string& place, const std::string& problem) {
  return absl::InvalidArgumentError(absl::StrCat(place, ": ", problem));
}

// A value of the file as a flag would have it; empty if it is none that a flag can have.
std::string TextOf(const toml::node& value) {
  if (const auto text = value.value_exact<std::string>()) return *text;
  if (!value.is_integer() && !value.is_floating_point() && !value.is_boolean()) return "";
  std::ostringstream out;
  value.visit([&out](const auto& node) { out << node; });
  return out.str();
}

std::string QuotedForToml(const std::string& text) {
  std::ostringstream out;
  out << toml::value<std::string>(text);
  return out.str();
}

}  // namespace

Configuration::Configuration(CLI::App& app) : app_(app) {
  for (CLI::Option* option : app_.get_options()) {
    if (const std::string name = NameOf(*option); !name.empty()) option->envname(EnvironmentNameOf(name));
  }
  app_.add_option(std::string("--") + kConfigName, file_, "A file of settings, TOML, by the names of the flags")
      ->envname(EnvironmentNameOf(kConfigName));
  app_.add_flag(std::string("--") + kPrintName, printing_, "Print what is in force and where it comes from, and end");
}

absl::Status Configuration::Read(int argc, const char* const* argv) {
  arguments_.assign(argv + 1, argv + argc);
  std::string file = ConfigAmong(arguments_);
  if (file.empty()) file = EnvironmentValue(kConfigName);
  if (!file.empty()) {
    if (absl::Status read = ReadFile(file); !read.ok()) return read;
  }
  try {
    app_.parse(argc, argv);
  } catch (const CLI::Success&) {
    throw;
  } catch (const CLI::ParseError& error) {
    return absl::InvalidArgumentError(error.what());
  }
  return absl::OkStatus();
}

absl::Status Configuration::ReadFile(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::string text(kFileBytesMax + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<size_t>(stream.gcount()));
  if (!stream.eof() && !stream) return Wrong(path.string(), "cannot be read, want a file of settings");
  if (text.size() > kFileBytesMax)
    return Wrong(path.string(), absl::StrCat("is longer than ", kFileBytesMax, " bytes"));
  const auto place = [&path](const toml::source_region& source) {
    return absl::StrCat(path.string(), ":", source.begin.line);
  };
  toml::table table;
  try {
    table = toml::parse(text);
  } catch (const toml::parse_error& error) {
    return Wrong(place(error.source()), std::string(error.description()));
  }

  std::vector<std::string> known;
  for (const CLI::Option* option : app_.get_options()) {
    if (std::string name = NameOf(*option); !name.empty()) known.push_back(std::move(name));
  }
  for (const auto& [key, value] : table) {
    const std::string name(key.str());
    if (std::ranges::find(known, name) == known.end()) {
      return Wrong(place(key.source()),
                   absl::StrCat(Quoted(name), " is no setting; the nearest is ", NearestWord(name, known)));
    }
    std::string setting = TextOf(value);
    if (setting.empty())
      return Wrong(place(value.source()), absl::StrCat(name, ": want a text, a number or a truth value"));
    // CLI11 checks and converts it as it would a flag; a flag or the environment still goes before it.
    try {
      app_.get_option("--" + name)->run_callback_for_default()->default_val(setting);
    } catch (const CLI::Error& error) {
      return Wrong(place(value.source()), error.what());
    }
    of_file_.emplace(name, std::move(setting));
  }
  return absl::OkStatus();
}

std::string Configuration::SourceOf(const CLI::Option& option) const {
  const std::string name = NameOf(option);
  const std::string flag = "--" + name;
  for (const std::string& argument : arguments_) {
    if (argument == flag || argument.starts_with(flag + "=")) return "flag";
  }
  if (!EnvironmentValue(name).empty()) return "environment";
  return of_file_.contains(name) ? "file" : "default";
}

std::string Configuration::Text() const {
  std::string text;
  for (const CLI::Option* option : app_.get_options()) {
    const std::string name = NameOf(*option);
    if (name.empty()) continue;
    const bool given = option->count() > 0;
    const std::string value = given ? option->results().back() : option->get_default_str();
    if (value.empty()) {
      absl::StrAppend(&text, "# ", name, " is not set\n");
    } else {
      absl::StrAppend(&text, name, " = ", QuotedForToml(value), "  # ", SourceOf(*option), "\n");
    }
  }
  return text;
}

std::optional<int> ReadConfiguration(CLI::App& app, int argc, const char* const* argv) {
  Configuration configuration(app);
  try {
    const absl::Status read = configuration.Read(argc, argv);
    if (!read.ok()) {
      std::cerr << app.get_name() << ": " << read.message() << "\n";
      return kUsageError;
    }
  } catch (const CLI::Success& help) {
    return app.exit(help);
  }
  if (!configuration.is_printing()) return std::nullopt;
  std::cout << configuration.Text();
  return EXIT_SUCCESS;
}

}  // namespace handover
