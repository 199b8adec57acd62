#ifndef HANDOVER_CLIENTS_HANDOVERCTL_RECONCILIATION_COMMANDS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_RECONCILIATION_COMMANDS_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cpp/reconciliation_client.h"
#include "clients/cpp/registry_client.h"
#include "clients/handoverctl/answer.h"
#include "clients/handoverctl/changes_text.h"
#include "clients/handoverctl/command.h"
#include "clients/handoverctl/error_text.h"
#include "clients/handoverctl/failure.h"
#include "clients/handoverctl/reconcile_text.h"

namespace handover::ctl {

// Carries out the commands that ask the reconciliation service, and prints its answers. What parties and agreements are
// called, and the records that changed an answer, it takes from the registry.
class ReconciliationCommands {
 public:
  // The clients call the services at the addresses of `registry_target` and `target`; they must outlive this, as must
  // what `paper` refers to. `lost` is told each time that a watch was lost, which then goes on by itself.
  ReconciliationCommands(client::ReconciliationClient& client, Target target, client::RegistryClient& registry,
                         Target registry_target, client::OnLost lost, Paper paper);

  Failure Run(const ReconcileCommand& command);
  Failure Run(const CompareCommand& command);
  Failure Run(const MismatchesCommand& command);
  Failure Run(const WatchMismatchesCommand& command);
  Failure Run(const TimelineCommand& command);
  Failure Run(const StatusCommand& command);

 private:
  // Answers once, and tells the revision that the answer rests on.
  Failure AnswerOnce(const ReconcileCommand& command, AnswerPrinter& printer, int64_t& revision);
  Failure AnswerOnce(const MismatchesCommand& command, AnswerPrinter& printer, int64_t& revision);
  Failure AnswerOnce(const StatusCommand& command, AnswerPrinter& printer, int64_t& revision);
  // Answers once, or if the command is to watch, anew whenever the revision that the service has read is above the one
  // of the answer before, until it fails.
  template <typename Command>
  Failure AnswerOrWatch(const Command& command);
  absl::StatusOr<Reckoning> ReadReckoningAsOf(const std::string& agreement, const reconciliation::v1::AsOf& as_of);
  // Reads what was and what is, and compares them.
  absl::StatusOr<AgreementChanges> ReadChanges(const CompareCommand& command);
  // Adds to `report` what the registry knows of it.
  absl::Status AddRecords(const std::string& name, AgreementChanges& report);
  // The first message of a watch after that revision that has records.
  absl::StatusOr<registry::v1::WatchRecordsResponse> ReadAfter(int64_t after);
  absl::StatusOr<registry::v1::Record> ReadAgreement(const std::string& name);
  // What the parties of an agreement are called; empty where the output is for programs, which know them by name.
  absl::StatusOr<PartyNames> NamesForPage(const std::string& agreement, Output output);
  absl::StatusOr<PartyNames> ReadPartyNames(const registry::v1::Agreement& agreement);

  client::ReconciliationClient& client_;
  const Target target_;
  client::RegistryClient& registry_;
  const Target registry_target_;
  const client::OnLost lost_;
  const Paper paper_;
};

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_RECONCILIATION_COMMANDS_H_
