#include "clients/handoverctl/help_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/handoverctl/exit_status.h"
#include "clients/handoverctl/text_page.h"

namespace handover::ctl {
namespace {

constexpr int kIndent = 2;

void AddExamples(const std::vector<std::string>& examples, TextPage& page) {
  if (examples.empty()) return;
  page.AddGap();
  page.AddLine(0, examples.size() == 1 ? "Example:" : "Examples:");
  for (const std::string& example : examples) page.AddLine(kIndent, example);
}

void AddOptions(const char* heading, const std::vector<OptionDescription>& options, TextPage& page) {
  if (options.empty()) return;
  page.AddGap();
  page.AddLine(0, heading);
  for (const OptionDescription& option : options) {
    page.AddLine(kIndent, OptionTerm(option));
    page.AddLine(3 * kIndent, OptionMeaning(option));
  }
}

void AddCommands(const ProgramDescription& program, TextPage& page) {
  TextTable table{.columns = {{}, {}}, .rows = {}};
  const auto add_table = [&] {
    if (!table.rows.empty()) page.AddTable(kIndent, table);
    table.rows.clear();
  };
  std::string group;
  for (const CommandDescription& command : program.commands) {
    if (command.group != group) {
      add_table();
      group = command.group;
      page.AddGap();
      page.AddLine(0, group + ":");
    }
    table.rows.push_back({command.name, command.description});
  }
  add_table();
}

}  // namespace

std::string UsageOf(const CommandDescription& command) {
  std::string usage = command.name;
  for (const OptionDescription& option : command.options) {
    if (!option.is_positional) continue;
    const std::string word = absl::StrCat(option.names.front(), option.is_repeatable ? "..." : "");
    absl::StrAppend(&usage, " ", option.is_required ? word : "[" + word + "]");
  }
  return usage + " [OPTION...]";
}

std::string OptionTerm(const OptionDescription& option) {
  const std::string names = absl::StrJoin(option.names, ", ");
  if (option.is_positional || !option.takes_value) return names;
  return absl::StrCat(names, " ", option.choices.empty() ? option.value : absl::StrJoin(option.choices, "|"));
}

std::string OptionMeaning(const OptionDescription& option) {
  std::string meaning = option.description;
  if (!option.default_value.empty()) absl::StrAppend(&meaning, "; ", option.default_value, " if left out");
  if (!option.environment.empty()) absl::StrAppend(&meaning, "; ", option.environment, " says the same");
  return meaning;
}

std::string HelpText(const ProgramDescription& program, size_t width) {
  TextPage page(width);
  page.AddLine(0, program.description);
  AddExamples(program.examples, page);
  AddCommands(program, page);
  AddOptions("Options of every command:", program.options, page);
  page.AddGap();
  page.AddLine(0, "Exit status:");
  TextTable table{.columns = {{"", Align::kRight}, {}}, .rows = {}};
  for (const ExitMeaning& exit : kExitMeanings) {
    table.rows.push_back({std::to_string(exit.status), std::string(exit.meaning)});
  }
  page.AddTable(kIndent, table);
  page.AddGap();
  page.AddLine(0, absl::StrCat(program.name, " COMMAND --help says more of each."));
  return page.text();
}

std::string HelpText(const ProgramDescription& program, const CommandDescription& command, size_t width) {
  TextPage page(width);
  page.AddLine(0, absl::StrCat(program.name, " ", UsageOf(command)));
  page.AddLine(0, command.description + ".");
  AddExamples(command.examples, page);
  AddOptions("Options:", command.options, page);
  page.AddGap();
  page.AddLine(0,
               absl::StrCat(program.name, " --help lists the options of every command, and what exit statuses say."));
  return page.text();
}

}  // namespace handover::ctl
