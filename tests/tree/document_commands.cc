#include "tests/tree/document_commands.h"

#include <sstream>

namespace handover::tree {
namespace {

constexpr std::string_view kFence = "```";

std::vector<std::string> WordsOf(std::string_view command) {
  std::istringstream in{std::string(command)};
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

// The identifier-like text at the front, with hyphens.
std::string_view TakeName(std::string_view text) {
  return text.substr(0, text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_-0123456789"));
}

// All names that stand right behind `mark` in a text.
std::set<std::string> NamesBehind(std::string_view text, std::string_view mark) {
  std::set<std::string> names;
  for (size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
    names.emplace(TakeName(text.substr(at + mark.size())));
  }
  names.erase("");
  return names;
}

bool IsDocument(std::string_view path) {
  return path == "README.md" || ((IsUnder(path, "deploy") || IsUnder(path, "docs")) && path.ends_with(".md"));
}

void CheckSubcommand(const SourceFile& file, std::string_view command, std::string_view program,
                     const std::set<std::string>& known, std::vector<std::string>& findings) {
  const std::string subcommand = SubcommandOf(command, program);
  if (subcommand.empty() || known.contains(subcommand)) return;
  findings.push_back(file.path + ": `" + std::string(command) + "`: " + std::string(program) + " has no " + subcommand);
}

}  // namespace

std::vector<std::string> ShellCommandsOf(std::string_view markdown) {
  std::vector<std::string> commands;
  bool in_block = false;
  bool goes_on = false;
  for (std::string_view line : LinesOf(markdown)) {
    if (line.starts_with(kFence)) {
      in_block = line == "```sh";
      goes_on = false;
      continue;
    }
    if (!in_block || line.empty() || line.starts_with('#')) continue;
    const bool ends_open = line.ends_with('\\');
    if (ends_open) line.remove_suffix(1);
    if (goes_on) {
      commands.back() += line;
    } else {
      commands.emplace_back(line);
    }
    goes_on = ends_open;
  }
  return commands;
}

std::string SubcommandOf(std::string_view command, std::string_view program) {
  bool found = false;
  bool is_flag_value = false;
  for (const std::string& word : WordsOf(command)) {
    if (!found) {
      const bool is_setting = word.find('=') != std::string::npos;
      if (!is_setting && FileNameOf(word) != program) return {};
      found = !is_setting;
    } else if (word.starts_with("--")) {
      is_flag_value = word.find('=') == std::string::npos;
    } else if (is_flag_value) {
      is_flag_value = false;
    } else {
      return word;
    }
  }
  return {};
}

std::set<std::string> DevSubcommands(std::string_view dev) {
  std::set<std::string> names = NamesBehind(dev, "\ncommand_");
  names.insert("help");
  return names;
}

std::set<std::string> HandoverctlSubcommands(const std::vector<SourceFile>& tree) {
  std::set<std::string> names;
  for (const SourceFile& file : tree) {
    if (IsUnder(file.path, "clients/handoverctl")) names.merge(NamesBehind(file.text, "add_subcommand(\""));
  }
  return names;
}

std::vector<std::string> FindWrongCommands(const std::vector<SourceFile>& tree) {
  const std::set<std::string> dev = DevSubcommands(TextOf(tree, "dev"));
  const std::set<std::string> handoverctl = HandoverctlSubcommands(tree);
  std::vector<std::string> findings;
  for (const SourceFile& file : tree) {
    if (!IsDocument(file.path)) continue;
    for (const std::string& command : ShellCommandsOf(file.text)) {
      CheckSubcommand(file, command, "dev", dev, findings);
      CheckSubcommand(file, command, "handoverctl", handoverctl, findings);
    }
    for (std::string_view line : LinesOf(file.text)) {
      if (line == "```bash" || line == "```shell" || line == "```console") {
        findings.push_back(file.path + ": " + std::string(line) + ", want ```sh");
      }
    }
  }
  return findings;
}

}  // namespace handover::tree
