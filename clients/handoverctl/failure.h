#ifndef HANDOVER_CLIENTS_HANDOVERCTL_FAILURE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_FAILURE_H_

#include <optional>
#include <string>
#include <utility>

#include "clients/handoverctl/exit_status.h"

namespace handover::ctl {

// How a command ended that did not simply succeed: what to tell a person, whole lines, and the status to exit with. A
// text alone is a failure.
struct Ending {
  std::string text;  // Empty where the answer itself has said it.
  int exit_status = kExitFailed;

  Ending(std::string what, int status = kExitFailed) : text(std::move(what)), exit_status(status) {}  // NOLINT
};

// Nothing if the command succeeded.
using Failure = std::optional<Ending>;

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_FAILURE_H_
