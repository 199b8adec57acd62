#ifndef HANDOVER_CLIENTS_HANDOVERCTL_SELF_COMMAND_LINE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_SELF_COMMAND_LINE_H_

#include <CLI/CLI.hpp>

#include "clients/handoverctl/command.h"

namespace handover::ctl {

// Adds the commands that are about handoverctl itself and call nobody: settings, completion and man. What is given to
// one of them becomes `command`, which must live until the arguments are parsed.
void AddSelfCommands(CLI::App& app, Command& command);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_SELF_COMMAND_LINE_H_
