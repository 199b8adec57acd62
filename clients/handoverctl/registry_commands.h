#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REGISTRY_COMMANDS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REGISTRY_COMMANDS_H_

#include "clients/cpp/registry_client.h"
#include "clients/handoverctl/answer.h"
#include "clients/handoverctl/command.h"
#include "clients/handoverctl/error_text.h"
#include "clients/handoverctl/failure.h"

namespace handover::ctl {

// Carries out the commands that read a registry, and prints what they find.
class RegistryCommands {
 public:
  // `client` calls the registry at `target`, and must outlive this, as must what `paper` refers to. `lost` is told
  // each time that a watch was lost, which then goes on by itself.
  RegistryCommands(client::RegistryClient& client, Target target, client::OnLost lost, Paper paper);

  Failure Run(const GetCommand& command);
  Failure Run(const ListCommand& command);
  Failure Run(const WatchCommand& command);

 private:
  client::RegistryClient& client_;
  const Target target_;
  const client::OnLost lost_;
  const Paper paper_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REGISTRY_COMMANDS_H_
