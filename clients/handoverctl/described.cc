#include "clients/handoverctl/described.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"

namespace handover::ctl {
namespace {

// The words of an option that takes one of a few (choices.h).
std::vector<std::string> ChoicesFrom(const CLI::Option& option) {
  const std::string& text = option.get_option_text();
  if (text.find('|') == std::string::npos) return {};
  return absl::StrSplit(text, '|');
}

OptionDescription DescriptionOf(const CLI::Option& option) {
  OptionDescription description;
  description.is_positional = option.get_positional();
  if (description.is_positional) {
    description.names.push_back(option.get_name(true, false));
  } else {
    for (const std::string& name : option.get_snames()) description.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) description.names.push_back("--" + name);
  }
  description.takes_value = option.get_items_expected_max() > 0;
  description.choices = ChoicesFrom(option);
  if (description.takes_value && description.choices.empty()) {
    const std::string& text = option.get_option_text();
    description.value = text.empty() ? option.get_type_name() : text;
  }
  description.is_required = option.get_required();
  description.is_repeatable = option.get_expected_max() >= CLI::detail::expected_max_vector_size;
  description.description = option.get_description();
  description.default_value = option.get_default_str();
  description.environment = option.get_envname();
  return description;
}

std::vector<OptionDescription> OptionsOf(const CLI::App& app) {
  std::vector<OptionDescription> options;
  for (const CLI::Option* option : app.get_options()) options.push_back(DescriptionOf(*option));
  return options;
}

std::vector<std::string> ExamplesOf(const CLI::App& app) {
  return absl::StrSplit(app.get_footer(), '\n', absl::SkipEmpty());
}

CommandDescription CommandOf(const CLI::App& command) {
  return {.name = command.get_name(),
          .group = command.get_group(),
          .description = command.get_description(),
          .examples = ExamplesOf(command),
          .options = OptionsOf(command)};
}

}  // namespace

ProgramDescription Described(const CLI::App& app) {
  ProgramDescription program{.name = app.get_name(),
                             .description = app.get_description(),
                             .examples = ExamplesOf(app),
                             .options = OptionsOf(app),
                             .commands = {}};
  std::vector<std::string> groups;
  const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  for (const CLI::App* command : commands) {
    if (std::ranges::find(groups, command->get_group()) == groups.end()) groups.push_back(command->get_group());
  }
  for (const std::string& group : groups) {
    for (const CLI::App* command : commands) {
      if (command->get_group() == group) program.commands.push_back(CommandOf(*command));
    }
  }
  return program;
}

}  // namespace handover::ctl
