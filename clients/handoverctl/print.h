#ifndef HANDOVER_CLIENTS_HANDOVERCTL_PRINT_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_PRINT_H_

#include <ostream>
#include <string>

#include "clients/handoverctl/failure.h"

namespace handover::ctl {

// Writes `text` and sees to it that it is out: an answer that was cut off in silence would be a wrong answer.
Failure Print(const std::string& text, std::ostream& out);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_PRINT_H_
