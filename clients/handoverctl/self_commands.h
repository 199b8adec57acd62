#ifndef HANDOVER_CLIENTS_HANDOVERCTL_SELF_COMMANDS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_SELF_COMMANDS_H_

#include "clients/handoverctl/answer.h"
#include "clients/handoverctl/command_line.h"
#include "clients/handoverctl/failure.h"

namespace handover::ctl {

// Carries out the commands that are about handoverctl itself. They call nobody.
class SelfCommands {
 public:
  // `line` must outlive this, as must what `paper` refers to.
  SelfCommands(const CommandLine& line, Paper paper) : line_(line), paper_(paper) {}

  Failure Run(const SettingsCommand& command) const;
  Failure Run(const CompletionCommand& command) const;
  Failure Run(const ManCommand& command) const;

 private:
  const CommandLine& line_;
  const Paper paper_;
};

// Fails if the private key of `files` can be used by others than its owner and its group, or if CheckTlsFiles says that
// the files cannot be used. `files` empty: there is nothing to check.
Failure CheckOwnFiles(const TlsFiles& files);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_SELF_COMMANDS_H_
