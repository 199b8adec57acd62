#ifndef HANDOVER_CLIENTS_HANDOVERCTL_FAILURE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_FAILURE_H_

#include <optional>
#include <string>

namespace handover::ctl {

// What to tell a person of a command that failed, whole lines; nothing if it succeeded.
using Failure = std::optional<std::string>;

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_FAILURE_H_
