#include "clients/handoverctl/completion_script.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"

namespace handover::ctl {
namespace {

using Options = std::vector<OptionDescription>;

// In single quotes, as bash and zsh read them.
std::string ShellQuoted(const std::string& text) {
  return absl::StrCat("'", absl::StrReplaceAll(text, {{"'", "'\\''"}}), "'");
}

std::string FishQuoted(const std::string& text) {
  return absl::StrCat("'", absl::StrReplaceAll(text, {{"\\", "\\\\"}, {"'", "\\'"}}), "'");
}

Options WithGlobals(const ProgramDescription& program, const CommandDescription& command) {
  Options options = command.options;
  options.insert(options.end(), program.options.begin(), program.options.end());
  return options;
}

std::string NamesOf(const Options& options) {
  std::vector<std::string> names;
  for (const OptionDescription& option : options) {
    if (!option.is_positional) names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return absl::StrJoin(names, " ");
}

// Whether the value is the name of a file, which the shell itself completes best.
bool IsFile(const OptionDescription& option) {
  return option.value == "FILE" || option.value == "DIR" ||
         (option.is_positional && (option.names.front() == "FILE" || option.names.front() == "DIR"));
}

// ---- bash

// The cases of options that take a value, by the word before the cursor.
std::string BashValues(const Options& options) {
  std::string cases;
  for (const OptionDescription& option : options) {
    if (option.is_positional || !option.takes_value) continue;
    const std::string words =
        IsFile(option) ? "compgen -f -- \"$word\""
                       : absl::StrCat("compgen -W ", ShellQuoted(absl::StrJoin(option.choices, " ")), " -- \"$word\"");
    absl::StrAppend(&cases, "        ", absl::StrJoin(option.names, "|"), ") mapfile -t COMPREPLY < <(", words,
                    "); return ;;\n");
  }
  return cases;
}

bool TakesFiles(const CommandDescription& command) {
  for (const OptionDescription& option : command.options) {
    if (option.is_positional && IsFile(option)) return true;
  }
  return false;
}

std::string BashCommand(const ProgramDescription& program, const CommandDescription& command) {
  const Options options = WithGlobals(program, command);
  std::string text =
      absl::StrCat("    ", command.name, ")\n      case $before in\n", BashValues(options), "      esac\n");
  if (TakesFiles(command)) {
    absl::StrAppend(&text,
                    "      if [[ $word != -* ]]; then mapfile -t COMPREPLY < <(compgen -f -- \"$word\"); return; fi\n");
  }
  absl::StrAppend(&text, "      words=", ShellQuoted(NamesOf(options)), " ;;\n");
  return text;
}

// The words of every option of the program that takes a value: what follows one is no command.
std::string OptionsWithValue(const ProgramDescription& program) {
  std::vector<std::string> names;
  for (const OptionDescription& option : program.options) {
    if (option.takes_value) names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return absl::StrJoin(names, "|");
}

std::string BashScript(const ProgramDescription& program) {
  std::vector<std::string> commands;
  std::string cases;
  for (const CommandDescription& command : program.commands) {
    commands.push_back(command.name);
    cases += BashCommand(program, command);
  }
  return absl::StrCat("# bash completion of ", program.name, "; for this shell: source <(", program.name,
                      " completion bash)\n", "_", program.name, "() {\n",
                      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= words= i\n",
                      "  COMPREPLY=()\n", "  for ((i = 1; i < COMP_CWORD; ++i)); do\n",
                      "    case ${COMP_WORDS[i]} in\n", "      ", OptionsWithValue(program), ") ((++i)) ;;\n",
                      "      -*) ;;\n", "      *) command=${COMP_WORDS[i]}; break ;;\n", "    esac\n", "  done\n",
                      "  case $command in\n", cases, "    '')\n      case $before in\n", BashValues(program.options),
                      "      esac\n      words=",
                      ShellQuoted(absl::StrCat(absl::StrJoin(commands, " "), " ", NamesOf(program.options))), " ;;\n",
                      "  esac\n", "  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n", "}\n",
                      "complete -o filenames -F _", program.name, " ", program.name, "\n");
}

// ---- zsh

// What a description may hold in a specification of _arguments.
std::string ZshText(const std::string& text) {
  return absl::StrReplaceAll(text, {{"\\", "\\\\"}, {"[", "\\["}, {"]", "\\]"}, {":", "\\:"}});
}

std::string ZshAction(const OptionDescription& option) {
  if (IsFile(option)) return "_files";
  return option.choices.empty() ? " " : absl::StrCat("(", absl::StrJoin(option.choices, " "), ")");
}

// The specifications of one option, one for each of its names.
std::string ZshOption(const OptionDescription& option) {
  if (option.is_positional) {
    const std::string place = option.is_repeatable ? "*" : "";
    return absl::StrCat("        ", ShellQuoted(absl::StrCat(place, ":", option.names.front(), ":", ZshAction(option))),
                        "\n");
  }
  std::string text;
  for (const std::string& name : option.names) {
    std::string specification =
        absl::StrCat(option.is_repeatable ? "*" : "", name, "[", ZshText(option.description), "]");
    if (option.takes_value) {
      absl::StrAppend(&specification, ":", option.value.empty() ? "value" : ZshText(option.value), ":",
                      ZshAction(option));
    }
    absl::StrAppend(&text, "        ", ShellQuoted(specification), "\n");
  }
  return text;
}

std::string ZshOptions(const Options& options) {
  std::string text;
  for (const OptionDescription& option : options) text += ZshOption(option);
  return text;
}

std::string ZshScript(const ProgramDescription& program) {
  std::string commands;
  std::string cases;
  for (const CommandDescription& command : program.commands) {
    absl::StrAppend(&commands, "    ", ShellQuoted(absl::StrCat(command.name, ":", ZshText(command.description))),
                    "\n");
    absl::StrAppend(&cases, "    ", command.name, ")\n      specifications=(\n",
                    ZshOptions(WithGlobals(program, command)), "      ) ;;\n");
  }
  return absl::StrCat(
      "#compdef ", program.name, "\n# zsh completion of ", program.name, "; for this shell: source <(", program.name,
      " completion zsh)\n_", program.name, "() {\n", "  local -a commands specifications\n", "  local state line\n",
      "  commands=(\n", commands, "  )\n", "  _arguments -C \\\n",
      absl::StrReplaceAll(ZshOptions(program.options), {{"\n", " \\\n"}}), "    '1: :->command' '*:: :->rest'\n",
      "  if [[ $state == command ]]; then\n    _describe command commands\n    return\n  fi\n", "  case $line[1] in\n",
      cases, "  esac\n", "  _arguments $specifications\n", "}\n", "if [[ $funcstack[1] == _", program.name,
      " ]]; then\n  _", program.name, " \"$@\"\nelse\n  compdef _", program.name, " ", program.name, "\nfi\n");
}

// ---- fish

std::string FishOption(const ProgramDescription& program, const std::string& condition,
                       const OptionDescription& option) {
  if (option.is_positional) return "";
  std::string text = absl::StrCat("complete -c ", program.name);
  if (!condition.empty()) absl::StrAppend(&text, " -n ", FishQuoted(condition));
  for (const std::string& name : option.names) {
    absl::StrAppend(&text, name.starts_with("--") ? " -l " : " -s ", name.substr(name.starts_with("--") ? 2 : 1));
  }
  if (IsFile(option)) {
    text += " -r -F";
  } else if (!option.choices.empty()) {
    absl::StrAppend(&text, " -x -a ", FishQuoted(absl::StrJoin(option.choices, " ")));
  } else if (option.takes_value) {
    text += " -x";
  }
  return absl::StrCat(text, " -d ", FishQuoted(option.description), "\n");
}

std::string FishScript(const ProgramDescription& program) {
  std::string text = absl::StrCat("# fish completion of ", program.name, "; for this shell: ", program.name,
                                  " completion fish | source\n", "complete -c ", program.name, " -f\n");
  for (const CommandDescription& command : program.commands) {
    absl::StrAppend(&text, "complete -c ", program.name, " -n __fish_use_subcommand -a ", command.name, " -d ",
                    FishQuoted(command.description), "\n");
  }
  for (const OptionDescription& option : program.options) text += FishOption(program, "", option);
  for (const CommandDescription& command : program.commands) {
    const std::string condition = "__fish_seen_subcommand_from " + command.name;
    if (TakesFiles(command))
      absl::StrAppend(&text, "complete -c ", program.name, " -n ", FishQuoted(condition), " -F\n");
    for (const OptionDescription& option : command.options) text += FishOption(program, condition, option);
  }
  return text;
}

}  // namespace

std::string CompletionScript(const ProgramDescription& program, Shell shell) {
  switch (shell) {
    case Shell::kBash:
      return BashScript(program);
    case Shell::kZsh:
      return ZshScript(program);
    case Shell::kFish:
      return FishScript(program);
  }
  return "";
}

}  // namespace handover::ctl
