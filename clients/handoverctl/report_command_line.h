#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_COMMAND_LINE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_COMMAND_LINE_H_

#include <CLI/CLI.hpp>

#include "clients/handoverctl/command.h"

namespace handover::ctl {

// Adds the command that makes a report. What is given to it becomes `command`, which must live until the arguments are
// parsed.
void AddReport(CLI::App& app, Command& command);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_COMMAND_LINE_H_
