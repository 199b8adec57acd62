#ifndef HANDOVER_CLIENTS_HANDOVERCTL_HELP_TEXT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_HELP_TEXT_H_

#include <cstddef>
#include <string>

#include "clients/handoverctl/program_description.h"

// Help as pages, at most `width` columns wide: what one would type comes first. Pure.
namespace handover::ctl {

// What handoverctl is for, examples, its commands by what they are for, and what every one of them takes.
std::string HelpText(const ProgramDescription& program, size_t width);

// One command: what it does, examples, and what it takes.
std::string HelpText(const ProgramDescription& program, const CommandDescription& command, size_t width);

// "reconcile AGREEMENT [OPTION...]"
std::string UsageOf(const CommandDescription& command);

// "-o, --output table|json", "--revision REVISION", "AGREEMENT"
std::string OptionTerm(const OptionDescription& option);

// What an option does, and what holds where it is left out: "...; HANDOVER_REGISTRY says the same"
std::string OptionMeaning(const OptionDescription& option);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_HELP_TEXT_H_
