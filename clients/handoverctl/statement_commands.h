#ifndef HANDOVER_CLIENTS_HANDOVERCTL_STATEMENT_COMMANDS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_STATEMENT_COMMANDS_H_

#include <cstdint>
#include <functional>
#include <string>

#include "clients/cpp/registry_client.h"
#include "clients/handoverctl/answer.h"
#include "clients/handoverctl/command.h"
#include "clients/handoverctl/error_text.h"
#include "clients/handoverctl/failure.h"
#include "clients/handoverctl/statement_record.h"
#include "service_host/clock.h"

namespace handover::ctl {

// Stores what a person states on the command line, and says what became of it.
class StatementCommands {
 public:
  // What statements are made with. What `paper` refers to must outlive the commands.
  struct Surroundings {
    Paper paper;
    Clock clock;
    std::function<uint64_t()> random;
  };

  // `client` calls the registry at `target`, and must outlive this.
  StatementCommands(client::RegistryClient& client, Target target, Surroundings surroundings);

  Failure Run(const StatementCommand& command);

 private:
  LedgerReads Reads();
  absl::StatusOr<registry::v1::Record> Get(const std::string& name);
  absl::StatusOr<std::vector<registry::v1::Record>> ListTerms(const std::string& agreement);

  client::RegistryClient& client_;
  const Target target_;
  const Surroundings surroundings_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_STATEMENT_COMMANDS_H_
