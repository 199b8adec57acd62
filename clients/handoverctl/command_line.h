#ifndef HANDOVER_CLIENTS_HANDOVERCTL_COMMAND_LINE_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_COMMAND_LINE_H_

#include <ostream>
#include <string>
#include <variant>
#include <vector>

#include "clients/handoverctl/command.h"
#include "clients/handoverctl/program_description.h"
#include "clients/handoverctl/settings_text.h"
#include "service_host/tls_files.h"

namespace handover::ctl {

// What the program's arguments and environment say.
struct CommandLine {
  std::string registry;           // Where the registry listens.
  std::string reconciliation;     // Where the reconciliation service listens.
  std::string author;             // Who writes, where a registry has no TLS.
  TlsFiles tls;                   // Empty: plain text.
  std::vector<Setting> settings;  // All of these, and whence they come.
  Command command;
};

// The code that a process ends with, once help or a complaint has been printed: 0 after help, kExitUsage after
// arguments that make no sense.
struct ExitCode {
  int value = 0;
};

// Reads the arguments. Help goes to `out`, what is wrong with them to `err`.
std::variant<CommandLine, ExitCode> ParseCommandLine(int argc, const char* const* argv, std::ostream& out,
                                                     std::ostream& err);

// What can be given: the same that ParseCommandLine reads.
ProgramDescription DescribeCommandLine();

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_COMMAND_LINE_H_
