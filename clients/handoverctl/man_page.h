#ifndef HANDOVER_CLIENTS_HANDOVERCTL_MAN_PAGE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_MAN_PAGE_H_

#include <string>

#include "clients/handoverctl/program_description.h"

// Manual pages of section 1, for man. Pure.
namespace handover::ctl {

// handoverctl(1): what there is.
std::string ManPage(const ProgramDescription& program);

// handoverctl-reconcile(1): one command, with the columns of the rows that it prints.
std::string ManPage(const ProgramDescription& program, const CommandDescription& command);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_MAN_PAGE_H_
