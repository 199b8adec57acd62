#ifndef HANDOVER_TESTS_TREE_DOCUMENT_COMMANDS_H_
#define HANDOVER_TESTS_TREE_DOCUMENT_COMMANDS_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/tree/source_tree.h"

// What documents tell a reader to type.
namespace handover::tree {

// The commands of the ```sh blocks of a Markdown text, in order, without comments. A line that ends in a backslash goes
// on in the next.
std::vector<std::string> ShellCommandsOf(std::string_view markdown);

// The subcommand that a command gives to `program`, which may be named with a path: "reconcile" of
// "build/release/bin/handoverctl --registry 127.0.0.1:7401 reconcile x" for "handoverctl". Empty if it runs another
// program, or none is given.
std::string SubcommandOf(std::string_view command, std::string_view program);

// The subcommands that ./dev has, by its functions `command_NAME`, and "help".
std::set<std::string> DevSubcommands(std::string_view dev);

// The subcommands that handoverctl has, by its calls of add_subcommand("NAME", ...).
std::set<std::string> HandoverctlSubcommands(const std::vector<SourceFile>& tree);

// Says of each command in the ```sh blocks of README.md and of docs/ that gives ./dev or handoverctl a subcommand that
// it does not have, and of each block of shell code that is marked otherwise than as sh, which no test would read.
std::vector<std::string> FindWrongCommands(const std::vector<SourceFile>& tree);

}  // namespace handover::tree

#endif  // HANDOVER_TESTS_TREE_DOCUMENT_COMMANDS_H_
