#ifndef HANDOVER_SERVICE_HOST_HEALTH_COMMAND_H_
#define HANDOVER_SERVICE_HOST_HEALTH_COMMAND_H_

#include <CLI/CLI.hpp>
#include <chrono>
#include <iosfwd>
#include <string>

namespace handover {

// The command "health" of a service: asks a running one by its health_listen whether it can serve, so that a container
// without a shell can be checked.
struct HealthCommand {
  // How long the answer may take.
  static constexpr std::chrono::seconds kDeadline{5};

  std::string address;
  std::string service;  // Empty: the process as a whole.

  // Adds the command to `app`, which fills this in when it parses; it must stay where it is until then.
  CLI::App* AddTo(CLI::App& app);

  // Asks. Writes SERVING, NOT_SERVING or the like to `out` as a line, or to `error` why there is no answer. Returns the
  // exit status: 0 if it is SERVING, otherwise 1.
  int Run(std::ostream& out, std::ostream& error) const;
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_HEALTH_COMMAND_H_
