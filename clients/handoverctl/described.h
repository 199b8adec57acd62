#ifndef HANDOVER_CLIENTS_HANDOVERCTL_DESCRIBED_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_DESCRIBED_H_

#include <CLI/CLI.hpp>

#include "clients/handoverctl/program_description.h"

namespace handover::ctl {

// Describes a command line: its commands, their groups and options, and as examples the lines of their footers.
ProgramDescription Described(const CLI::App& app);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_DESCRIBED_H_
