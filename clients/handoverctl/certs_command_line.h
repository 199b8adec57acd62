#ifndef HANDOVER_CLIENTS_HANDOVERCTL_CERTS_COMMAND_LINE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_CERTS_COMMAND_LINE_H_

#include <CLI/CLI.hpp>

#include "clients/handoverctl/command_line.h"

namespace handover::ctl {

// Adds the command that makes certificates. `line` must live until the arguments are parsed.
void AddCerts(CLI::App& app, CommandLine& line);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_CERTS_COMMAND_LINE_H_
