#include "clients/handoverctl/reconciliation_commands.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/handoverctl/event_line.h"
#include "clients/handoverctl/json_text.h"
#include "clients/handoverctl/mismatch_text.h"
#include "clients/handoverctl/print.h"
#include "clients/handoverctl/record_reader.h"
#include "clients/handoverctl/report_json.h"
#include "clients/handoverctl/report_reader.h"
#include "clients/handoverctl/status_text.h"
#include "clients/handoverctl/timeline_text.h"
#include "ledger/record_name.h"
#include "service_host/error.h"

namespace handover::ctl {
namespace {

// What is reckoned of an agreement that is not there yet: nothing, on that revision.
Reckoning NothingAt(int64_t revision, const std::string& ledger_id) {
  Reckoning nothing;
  nothing.completions.mutable_basis()->set_ledger_id(ledger_id);
  nothing.completions.mutable_basis()->set_revision(revision);
  return nothing;
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
  auto reckoning = ReadReckoningAsOf(command.agreement, command.as_of);
  if (!reckoning.ok()) return ErrorText(undertaking, target_, reckoning.status());
  auto agreement = ReadAgreement(command.agreement);
  if (!agreement.ok()) return ErrorText(undertaking, registry_target_, agreement.status());
  auto names = ReadPartyNames(agreement->agreement());
  if (!names.ok()) return ErrorText(undertaking, registry_target_, names.status());
  const AgreementReport report{.agreement = *std::move(agreement),
                               .names = *std::move(names),
                               .as_of = command.as_of,
                               .reckoning = *std::move(reckoning)};
  if (command.output == Output::kTable) return Print(ReportPage(report), out_);
  const auto json = ReportJson(report);
  if (!json.ok()) return ErrorText(undertaking, target_, json.status());
  return Print(*json, out_);
}

Failure ReconciliationCommands::Run(const CompareCommand& command) {
  const std::string undertaking = "reconcile " + command.agreement;
  auto report = ReadChanges(command);
  if (!report.ok()) return ErrorText(undertaking, target_, report.status());
  // The changes point into the reckonings, which stay where they are from here on.
  report->changes = ChangesBetween(report->before, report->after);
  const absl::Status status = AddRecords(command.agreement, *report);
  if (!status.ok()) return ErrorText(undertaking, registry_target_, status);
  if (command.output == Output::kTable) return Print(ChangesPage(*report), out_);
  const auto json = ChangesJson(*report);
  if (!json.ok()) return ErrorText(undertaking, target_, json.status());
  return Print(*json, out_);
}

Failure ReconciliationCommands::Run(const MismatchesCommand& command) {
  const std::string undertaking = "list mismatches of " + command.agreement;
  reconciliation::v1::ListMismatchesRequest request;
  request.set_parent(command.agreement);
  request.set_least_difference(command.least_difference);
  *request.mutable_as_of() = command.as_of;
  for (const auto kind : command.kinds) request.add_kinds(kind);
  for (const auto state : command.states) request.add_states(state);
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

Failure ReconciliationCommands::Run(const WatchMismatchesCommand& command) {
  reconciliation::v1::WatchMismatchesRequest request;
  request.set_parent(command.agreement);
  request.set_after_revision(command.after);
  for (const auto kind : command.kinds) request.add_kinds(kind);
  const auto watch = client_.WatchMismatches(request);
  reconciliation::v1::WatchMismatchesResponse response;
  int64_t last = command.after;
  std::optional<int64_t> head;
  while (watch->Read(response)) {
    for (const auto& event : response.events()) {
      const Failure failure = command.output == Output::kJson ? PrintJson(event, JsonForm::kOneLine, out_)
                                                              : Print(EventLine(event) + "\n", out_);
      if (failure.has_value()) return failure;
    }
    if (!response.has_basis()) continue;
    if (!head.has_value()) head = response.basis().head_revision();
    last = std::max(last, response.basis().revision());
    if (command.until_head && last >= *head) return std::nullopt;
  }
  absl::Status status = watch->Finish();
  if (status.ok()) status = absl::UnavailableError("the service ended the watch");
  std::string text = ErrorText("watch the mismatches of " + command.agreement, target_, status);
  if (last > command.after) {
    absl::StrAppend(&text, "  to go on from here: handoverctl watch-mismatches ", command.agreement, " --after ", last,
                    "\n");
  }
  return text;
}

Failure ReconciliationCommands::Run(const TimelineCommand& command) {
  const std::string undertaking = "read the timeline of " + command.term;
  reconciliation::v1::GetTimelineRequest request;
  request.set_term(command.term);
  request.set_axis(command.axis);
  *request.mutable_as_of() = command.as_of;
  const auto response =
      ReadWholeTimeline([this](const auto& page_request) { return client_.GetTimeline(page_request); }, request);
  if (!response.ok()) return ErrorText(undertaking, target_, response.status());
  if (command.output == Output::kJson) return PrintJson(*response, JsonForm::kIndented, out_);
  const std::string name(ledger::AgreementOf(command.term));
  const auto agreement = ReadAgreement(name);
  if (!agreement.ok()) return ErrorText(undertaking, registry_target_, agreement.status());
  const auto names = ReadPartyNames(agreement->agreement());
  if (!names.ok()) return ErrorText(undertaking, registry_target_, names.status());
  return Print(TimelinePage(command, *response, *names), out_);
}

Failure ReconciliationCommands::Run(const StatusCommand& command) {
  const auto status = client_.GetStatus({});
  if (!status.ok()) return ErrorText("get the status", target_, status.status());
  if (command.output == Output::kJson) return PrintJson(*status, JsonForm::kIndented, out_);
  return Print(StatusPage(*status), out_);
}

absl::StatusOr<Reckoning> ReconciliationCommands::ReadReckoningAsOf(const std::string& agreement,
                                                                    const reconciliation::v1::AsOf& as_of) {
  return ReadReckoning([this](const auto& request) { return client_.ListCompletions(request); },
                       [this](const auto& request) { return client_.ListMismatches(request); }, agreement, as_of);
}

absl::StatusOr<AgreementChanges> ReconciliationCommands::ReadChanges(const CompareCommand& command) {
  reconciliation::v1::AsOf to;
  to.set_revision(command.to);
  to.set_min_revision(command.min_revision);
  auto after = ReadReckoningAsOf(command.agreement, to);
  if (!after.ok()) return after.status();
  reconciliation::v1::AsOf from;
  from.set_revision(command.from);
  auto before = ReadReckoningAsOf(command.agreement, from);
  const bool was_there = ReasonOf(before.status()) != "AGREEMENT_NOT_FOUND";
  if (!was_there) before = NothingAt(command.from, after->completions.basis().ledger_id());
  if (!before.ok()) return before.status();
  AgreementChanges report;
  report.to = to;
  report.was_there = was_there;
  report.before = *std::move(before);
  report.after = *std::move(after);
  return report;
}

absl::Status ReconciliationCommands::AddRecords(const std::string& name, AgreementChanges& report) {
  auto agreement = ReadAgreement(name);
  if (!agreement.ok()) return agreement.status();
  report.agreement = *std::move(agreement);
  auto names = ReadPartyNames(report.agreement.agreement());
  if (!names.ok()) return names.status();
  report.names = *std::move(names);
  auto records = ReadRecords([this](int64_t after) { return ReadAfter(after); },
                             ChangingRevisions(report.changes, report.before.completions.basis().revision(),
                                               report.after.completions.basis().revision()));
  if (!records.ok()) return records.status();
  report.records = *std::move(records);
  return absl::OkStatus();
}

absl::StatusOr<registry::v1::WatchRecordsResponse> ReconciliationCommands::ReadAfter(int64_t after) {
  registry::v1::WatchRecordsRequest request;
  request.set_after_revision(after);
  request.set_view(registry::v1::ENTRY_VIEW_RECORD);
  const auto watch = registry_.WatchRecords(request);
  registry::v1::WatchRecordsResponse response;
  while (watch->Read(response)) {
    if (!response.records().empty()) return response;
  }
  const absl::Status status = watch->Finish();
  return status.ok() ? absl::UnavailableError("the registry ended the watch") : status;
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
