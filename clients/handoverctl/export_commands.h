#ifndef HANDOVER_CLIENTS_HANDOVERCTL_EXPORT_COMMANDS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_EXPORT_COMMANDS_H_

#include <functional>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cpp/registry_client.h"
#include "clients/handoverctl/command.h"
#include "clients/handoverctl/error_text.h"
#include "clients/handoverctl/failure.h"
#include "clients/handoverctl/record_sink.h"
#include "service_host/clock.h"

namespace handover::ctl {

// Carries out exports: reads the ledger from its start up to what is its head then, with one message of a watch in
// memory at a time, and writes what belongs to it.
class ExportCommands {
 public:
  // What an export works with. All of it must outlive the export.
  struct Surroundings {
    std::ostream& out;       // Where records go without a file, and the summary otherwise.
    std::ostream* terminal;  // Where progress is drawn; null: nowhere.
    Clock clock;
  };

  // `client` calls the registry at `target`, and must outlive this.
  ExportCommands(client::RegistryClient& client, Target target, Surroundings surroundings);

  Failure Run(const ExportCommand& command);

 private:
  // Says whether a record belongs to what is exported.
  using Belongs = std::function<bool(const registry::v1::Record& record)>;
  // What was written.
  struct Totals {
    ExportOrigin origin;
    int64_t records = 0;
  };

  // The whole ledger, or an agreement, which must be there, and the parties to it, which alone it refers to.
  absl::StatusOr<Belongs> Selection(const std::string& agreement);
  absl::StatusOr<Totals> ToFile(const ExportCommand& command, const Belongs& belongs);
  absl::StatusOr<Totals> Copy(const std::string& agreement, const Belongs& belongs, RecordSink& sink);

  client::RegistryClient& client_;
  const Target target_;
  const Surroundings surroundings_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_EXPORT_COMMANDS_H_
