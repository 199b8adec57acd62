#include "clients/handoverctl/usage_error.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/printable.h"
#include "service_host/error.h"
#include "service_host/nearest_word.h"

namespace handover::ctl {
namespace {

using Options = std::vector<OptionDescription>;

// "--revision" of "--revision=7"
std::string NameIn(const std::string& word) { return word.substr(0, word.find('=')); }

const OptionDescription* FindOption(const Options& options, const std::string& name) {
  const auto found = std::ranges::find_if(options, [&name](const OptionDescription& option) {
    return std::ranges::find(option.names, name) != option.names.end();
  });
  return found == options.end() ? nullptr : &*found;
}

// The first word that is neither an option of every command nor the value of one.
std::optional<std::string> CommandIn(const ProgramDescription& program, const std::vector<std::string>& arguments) {
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (!arguments[i].starts_with('-')) return arguments[i];
    const OptionDescription* option = FindOption(program.options, arguments[i]);
    if (option != nullptr && option->takes_value) ++i;
  }
  return std::nullopt;
}

// The first word that looks like an option and is none.
std::optional<std::string> UnknownOptionIn(const Options& known, const std::vector<std::string>& arguments) {
  for (const std::string& word : arguments) {
    if (word == "--") return std::nullopt;
    if (word.starts_with("--") && FindOption(known, NameIn(word)) == nullptr) return NameIn(word);
  }
  return std::nullopt;
}

std::string Said(const std::string& what, const std::string& code, const std::string& step) {
  return absl::StrCat("handoverctl: ", Printable(what), " [", code, "]\n  try: ", step, "\n");
}

std::string UnknownCommand(const ProgramDescription& program, const std::string& word) {
  std::vector<std::string> names;
  for (const CommandDescription& command : program.commands) names.push_back(command.name);
  const std::string nearest = NearestWord(word, names);
  return Said(absl::StrCat("there is no command ", Quoted(word), "; the nearest is ", nearest), "UNKNOWN_COMMAND",
              absl::StrCat(program.name, " ", nearest, " --help"));
}

std::string UnknownOption(const std::string& command, const Options& known, const std::string& word) {
  std::vector<std::string> names;
  for (const OptionDescription& option : known) {
    for (const std::string& name : option.names) {
      if (name.starts_with("--")) names.push_back(name);
    }
  }
  return Said(absl::StrCat(command, " has no option ", Quoted(word), "; the nearest is ", NearestWord(word, names)),
              "UNKNOWN_OPTION", command + " --help");
}

Options AllOptions(const ProgramDescription& program) {
  Options all = program.options;
  for (const CommandDescription& command : program.commands) {
    all.insert(all.end(), command.options.begin(), command.options.end());
  }
  return all;
}

}  // namespace

std::string UsageErrorText(const ProgramDescription& program, const std::vector<std::string>& arguments,
                           const std::string& complaint) {
  Options known = program.options;
  std::string command = program.name;
  if (const auto word = CommandIn(program, arguments)) {
    const auto found = std::ranges::find(program.commands, *word, &CommandDescription::name);
    if (found == program.commands.end()) {
      // What looks like the command may be the value of an option that is misspelt.
      const Options all = AllOptions(program);
      const auto option = UnknownOptionIn(all, arguments);
      return option.has_value() ? UnknownOption(command, all, *option) : UnknownCommand(program, *word);
    }
    known.insert(known.end(), found->options.begin(), found->options.end());
    command = absl::StrCat(program.name, " ", *word);
  }
  if (const auto word = UnknownOptionIn(known, arguments)) return UnknownOption(command, known, *word);
  return Said(complaint, "USAGE", command + " --help");
}

}  // namespace handover::ctl
