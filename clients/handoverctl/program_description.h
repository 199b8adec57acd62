#ifndef HANDOVER_CLIENTS_HANDOVERCTL_PROGRAM_DESCRIPTION_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_PROGRAM_DESCRIPTION_H_

#include <string>
#include <vector>

// What handoverctl can be told, as help, man pages and completions show it. All of them are made from this, and this is
// made from the command line itself (described.h).
namespace handover::ctl {

struct OptionDescription {
  std::vector<std::string> names;  // "-o", "--output"; of a positional argument the one name, "AGREEMENT".
  bool is_positional = false;
  bool takes_value = false;          // A flag takes none.
  std::string value;                 // What the value is: "REVISION"; empty where `choices` say it, and of a flag.
  std::vector<std::string> choices;  // All that the value may be; empty if it may be more.
  bool is_required = false;
  bool is_repeatable = false;
  std::string description;
  std::string default_value;  // Empty if there is none to tell.
  std::string environment;    // The variable that says the same; empty if there is none.
};

struct CommandDescription {
  std::string name;                   // "reconcile"
  std::string group;                  // What commands of its kind are for: "Read what is reckoned".
  std::string description;            // In one line.
  std::vector<std::string> examples;  // Whole command lines, which work on the sample.
  std::vector<OptionDescription> options;
};

struct ProgramDescription {
  std::string name;
  std::string description;
  std::vector<std::string> examples;
  std::vector<OptionDescription> options;    // Those that every command takes.
  std::vector<CommandDescription> commands;  // In the order of the help; those of one group stand together.
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_PROGRAM_DESCRIPTION_H_
