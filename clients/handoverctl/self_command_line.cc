#include "clients/handoverctl/self_command_line.h"

#include <memory>
#include <string>

#include "clients/handoverctl/choices.h"
#include "clients/handoverctl/command_groups.h"
#include "clients/handoverctl/reading_options.h"

namespace handover::ctl {
namespace {

void AddSettings(CLI::App& app, Command& command) {
  auto settings = std::make_shared<SettingsCommand>();
  CLI::App* sub = app.add_subcommand("settings", "Print which settings are in force, and where they come from");
  sub->group(kSettingUp)->footer("handoverctl settings");
  AddOutput(*sub, settings->output);
  sub->callback([settings, &command] { command = *settings; });
}

void AddCompletion(CLI::App& app, Command& command) {
  auto completion = std::make_shared<CompletionCommand>();
  const Choices<Shell> shells = {{"bash", Shell::kBash}, {"fish", Shell::kFish}, {"zsh", Shell::kZsh}};
  CLI::App* sub = app.add_subcommand("completion", "Print what makes a shell complete commands and options");
  sub->group(kSettingUp)->footer("handoverctl completion bash");
  AddChoice(*sub, "SHELL", completion->shell, shells, "The shell: bash, fish or zsh").required();
  sub->callback([completion, &command] { command = *completion; });
}

void AddMan(CLI::App& app, Command& command) {
  auto man = std::make_shared<ManCommand>();
  CLI::App* sub = app.add_subcommand("man", "Print the manual page of handoverctl, or of one of its commands");
  sub->group(kSettingUp)->footer("handoverctl man\nhandoverctl man mismatches");
  sub->add_option("COMMAND", man->command, "The command; the whole program if left out")
      ->check(CLI::Validator(
          [&app](std::string& word) {
            const auto named = app.get_subcommands([&word](const CLI::App* each) { return each->get_name() == word; });
            return named.empty() ? word + ", want a command of handoverctl" : "";
          },
          ""));
  sub->callback([man, &command] { command = *man; });
}

}  // namespace

void AddSelfCommands(CLI::App& app, Command& command) {
  AddSettings(app, command);
  AddCompletion(app, command);
  AddMan(app, command);
}

}  // namespace handover::ctl
