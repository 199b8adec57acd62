#include "clients/handoverctl/reconciliation_commands.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/json_text.h"
#include "clients/handoverctl/mismatch_text.h"
#include "clients/handoverctl/print.h"
#include "clients/handoverctl/report_reader.h"
#include "clients/handoverctl/status_text.h"

namespace handover::ctl {
namespace {

// One document of the three answers that a report is made of.
absl::StatusOr<std::string> ReportJson(const AgreementReport& report) {
  const auto agreement = JsonText(report.agreement, JsonForm::kOneLine);
  if (!agreement.ok()) return agreement.status();
  const auto completions = JsonText(report.completions, JsonForm::kOneLine);
  if (!completions.ok()) return completions.status();
  const auto mismatches = JsonText(report.mismatches, JsonForm::kOneLine);
  if (!mismatches.ok()) return mismatches.status();
  return absl::StrCat("{\"agreement\":", *agreement, ",\"completions\":", *completions, ",\"mismatches\":", *mismatches,
                      "}\n");
}

}  // namespace

ReconciliationCommands::ReconciliationCommands(client::ReconciliationClient& client, Target target,
                                               client::RegistryClient& registry, Target registry_target,
                                               std::ostream& out)
    : client_(client),
      target_(std::move(target)),
      registry_(registry),
      registry_target_(std::move(registry_target)),
      out_(out) {}

Failure ReconciliationCommands::Run(const ReconcileCommand& command) {
  const std::string undertaking = "reconcile " + command.agreement;
  auto reckoning =
      ReadReckoning([this](const auto& request) { return client_.ListCompletions(request); },
                    [this](const auto& request) { return client_.ListMismatches(request); }, command.agreement);
  if (!reckoning.ok()) return ErrorText(undertaking, target_, reckoning.status());
  auto agreement = ReadAgreement(command.agreement);
  if (!agreement.ok()) return ErrorText(undertaking, registry_target_, agreement.status());
  auto names = ReadPartyNames(agreement->agreement());
  if (!names.ok()) return ErrorText(undertaking, registry_target_, names.status());
  const AgreementReport report{.agreement = *std::move(agreement),
                               .names = *std::move(names),
                               .completions = std::move(reckoning->completions),
                               .mismatches = std::move(reckoning->mismatches)};
  if (command.output == Output::kTable) return Print(ReportPage(report), out_);
  const auto json = ReportJson(report);
  if (!json.ok()) return ErrorText(undertaking, target_, json.status());
  return Print(*json, out_);
}

Failure ReconciliationCommands::Run(const MismatchesCommand& command) {
  const std::string undertaking = "list mismatches of " + command.agreement;
  reconciliation::v1::ListMismatchesRequest request;
  request.set_parent(command.agreement);
  request.set_least_difference(command.least_difference);
  for (const auto kind : command.kinds) request.add_kinds(kind);
  const auto response =
      ReadAllMismatches([this](const auto& page_request) { return client_.ListMismatches(page_request); }, request);
  if (!response.ok()) return ErrorText(undertaking, target_, response.status());
  if (command.output == Output::kJson) return PrintJson(*response, JsonForm::kIndented, out_);
  const auto agreement = ReadAgreement(command.agreement);
  if (!agreement.ok()) return ErrorText(undertaking, registry_target_, agreement.status());
  const auto names = ReadPartyNames(agreement->agreement());
  if (!names.ok()) return ErrorText(undertaking, registry_target_, names.status());
  return Print(MismatchListPage(command, *response, *names), out_);
}

Failure ReconciliationCommands::Run(const StatusCommand& command) {
  const auto status = client_.GetStatus({});
  if (!status.ok()) return ErrorText("get the status", target_, status.status());
  if (command.output == Output::kJson) return PrintJson(*status, JsonForm::kIndented, out_);
  return Print(StatusPage(*status), out_);
}

absl::StatusOr<registry::v1::Record> ReconciliationCommands::ReadAgreement(const std::string& name) {
  registry::v1::GetRecordRequest request;
  request.set_name(name);
  auto response = registry_.GetRecord(request);
  if (!response.ok()) return response.status();
  return std::move(*response->mutable_record());
}

absl::StatusOr<PartyNames> ReconciliationCommands::ReadPartyNames(const registry::v1::Agreement& agreement) {
  PartyNames names;
  for (const std::string& party : agreement.parties()) {
    registry::v1::GetRecordRequest request;
    request.set_name(party);
    const auto response = registry_.GetRecord(request);
    if (!response.ok()) return response.status();
    names.Add(party, response->record().party().display_name());
  }
  return names;
}

}  // namespace handover::ctl
