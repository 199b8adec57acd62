#ifndef HANDOVER_CLIENTS_HANDOVERCTL_REPORT_COMMAND_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_REPORT_COMMAND_H_

#include <ostream>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cpp/reconciliation_client.h"
#include "clients/cpp/registry_client.h"
#include "clients/handoverctl/command.h"
#include "clients/handoverctl/error_text.h"
#include "clients/handoverctl/failure.h"
#include "clients/handoverctl/report/material.h"

namespace handover::ctl {

// Makes the report of an agreement: reads all that it holds as of one revision and time, and writes one file of HTML.
class ReportCommands {
 public:
  // The clients call the services at the addresses of the two targets; they must outlive this, as must `out`.
  ReportCommands(client::ReconciliationClient& reconciliation, Target reconciliation_target,
                 client::RegistryClient& registry, Target registry_target, std::ostream& out);

  Failure Run(const ReportCommand& command);

 private:
  // What is reckoned, from the reconciliation service, of which the rest depends on the revision.
  absl::Status ReadReckoned(const ReportCommand& command, ReportMaterial& material);
  // What is recorded, from the registry, as of that revision.
  absl::Status ReadRecorded(const std::string& agreement, ReportMaterial& material);
  absl::StatusOr<registry::v1::Record> ReadRecord(const std::string& name, int64_t revision);

  client::ReconciliationClient& reconciliation_;
  const Target reconciliation_target_;
  client::RegistryClient& registry_;
  const Target registry_target_;
  std::ostream& out_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_REPORT_COMMAND_H_
