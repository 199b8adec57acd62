#ifndef HANDOVER_CLIENTS_HANDOVERCTL_COMPLETION_SCRIPT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_COMPLETION_SCRIPT_H_

#include <string>

#include "clients/handoverctl/command.h"
#include "clients/handoverctl/program_description.h"

namespace handover::ctl {

// A script that makes a shell complete commands, options and the values that an option may have. It calls nothing: all
// that can be completed is in it. Pure.
std::string CompletionScript(const ProgramDescription& program, Shell shell);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_COMPLETION_SCRIPT_H_
