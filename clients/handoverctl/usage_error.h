#ifndef HANDOVER_CLIENTS_HANDOVERCTL_USAGE_ERROR_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_USAGE_ERROR_H_

#include <string>
#include <vector>

#include "clients/handoverctl/program_description.h"

namespace handover::ctl {

// What to tell a person whose arguments make no sense, with what to try:
//   handoverctl: there is no command "recncile"; the nearest is reconcile [UNKNOWN_COMMAND]
//     try: handoverctl reconcile --help
// `arguments` are those behind the program's name, `complaint` what is wrong with them where no word of them is
// unknown. Pure.
std::string UsageErrorText(const ProgramDescription& program, const std::vector<std::string>& arguments,
                           const std::string& complaint);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_USAGE_ERROR_H_
