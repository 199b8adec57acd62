#ifndef HANDOVER_CLIENTS_HANDOVERCTL_STATEMENT_COMMAND_LINE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_STATEMENT_COMMAND_LINE_H_

#include <CLI/CLI.hpp>

#include "clients/handoverctl/command_line.h"

namespace handover::ctl {

// Adds the commands that store one statement each: declare, correct, withdraw, state-total, offer, explain, respond and
// finding. What is given to one of them becomes the command of `line`, which must live until the arguments are parsed;
// who speaks, if that is left out, is the author of `line`, where that is a party.
void AddStatementCommands(CLI::App& app, CommandLine& line);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_STATEMENT_COMMAND_LINE_H_
