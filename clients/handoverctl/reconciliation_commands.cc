#include "clients/handoverctl/reconciliation_commands.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "clients/handoverctl/answers.h"
#include "clients/handoverctl/record_reader.h"
#include "clients/handoverctl/report_reader.h"
#include "ledger/record_name.h"
#include "service_host/error.h"

namespace handover::ctl {
namespace {

// How long a command that watches waits before it looks again.
constexpr absl::Duration kLookInterval = absl::Milliseconds(200);

// What is reckoned of an agreement that is not there yet: nothing, on that revision.
Reckoning NothingAt(int64_t revision, const std::string& ledger_id) {
  Reckoning nothing;
  nothing.completions.mutable_basis()->set_ledger_id(ledger_id);
  nothing.completions.mutable_basis()->set_revision(revision);
  return nothing;
}

// What --exit_status makes of an answer.
Failure EndingOf(reconciliation::v1::Verdict verdict) {
  switch (verdict) {
    case reconciliation::v1::VERDICT_RECONCILED:
    case reconciliation::v1::VERDICT_SETTLED:
      return std::nullopt;
    case reconciliation::v1::VERDICT_OPEN:
      return Ending("", kExitOpen);
    default:
      return Ending("", kExitUndecided);
  }
}

}  // namespace

ReconciliationCommands::ReconciliationCommands(client::ReconciliationClient& client, Target target,
                                               client::RegistryClient& registry, Target registry_target,
                                               client::OnLost lost, Paper paper)
    : client_(client),
      target_(std::move(target)),
      registry_(registry),
      registry_target_(std::move(registry_target)),
      lost_(std::move(lost)),
      paper_(paper) {}

Failure ReconciliationCommands::Run(const ReconcileCommand& command) { return AnswerOrWatch(command); }

Failure ReconciliationCommands::Run(const MismatchesCommand& command) { return AnswerOrWatch(command); }

Failure ReconciliationCommands::Run(const StatusCommand& command) { return AnswerOrWatch(command); }

Failure ReconciliationCommands::Run(const CompareCommand& command) {
  const std::string undertaking = "reconcile " + command.agreement;
  auto report = ReadChanges(command);
  if (!report.ok()) return ErrorEnding(undertaking, target_, report.status(), command.agreement);
  // The changes point into the reckonings, which stay where they are from here on.
  report->changes = ChangesBetween(report->before, report->after);
  const absl::Status status = AddRecords(command.agreement, *report);
  if (!status.ok()) return ErrorEnding(undertaking, registry_target_, status);
  return AnswerPrinter(command.output, paper_).Print(AnswerOf(*report));
}

Failure ReconciliationCommands::Run(const WatchMismatchesCommand& command) {
  reconciliation::v1::WatchMismatchesRequest request;
  request.set_parent(command.agreement);
  request.set_after_revision(command.after);
  for (const auto kind : command.kinds) request.add_kinds(kind);
  const auto watch = client_.FollowMismatches(request, {.on_lost = lost_});
  AnswerPrinter printer(command.output, paper_);
  reconciliation::v1::WatchMismatchesResponse response;
  int64_t last = command.after;
  std::optional<int64_t> head;
  while (watch->Read(response)) {
    for (const auto& event : response.events()) {
      if (Failure failure = printer.Print(AnswerOf(event)); failure.has_value()) return failure;
    }
    if (!response.has_basis()) continue;
    if (!head.has_value()) head = response.basis().head_revision();
    last = std::max(last, response.basis().revision());
    if (command.until_head && last >= *head) return std::nullopt;
  }
  Ending ending =
      ErrorEnding("watch the mismatches of " + command.agreement, target_, watch->Finish(), command.agreement);
  if (last > command.after) {
    absl::StrAppend(&ending.text, "  to go on from here: handoverctl watch-mismatches ", command.agreement, " --after ",
                    last, "\n");
  }
  return ending;
}

Failure ReconciliationCommands::Run(const TimelineCommand& command) {
  const std::string undertaking = "read the timeline of " + command.term;
  reconciliation::v1::GetTimelineRequest request;
  request.set_term(command.term);
  request.set_axis(command.axis);
  *request.mutable_as_of() = command.as_of;
  const auto response =
      ReadWholeTimeline([this](const auto& page_request) { return client_.GetTimeline(page_request); }, request);
  if (!response.ok()) return ErrorEnding(undertaking, target_, response.status(), command.term);
  const auto names = NamesForPage(std::string(ledger::AgreementOf(command.term)), command.output);
  if (!names.ok()) return ErrorEnding(undertaking, registry_target_, names.status());
  return AnswerPrinter(command.output, paper_).Print(AnswerOf(command, *response, *names));
}

Failure ReconciliationCommands::AnswerOnce(const ReconcileCommand& command, AnswerPrinter& printer, int64_t& revision) {
  const std::string undertaking = "reconcile " + command.agreement;
  auto reckoning = ReadReckoningAsOf(command.agreement, command.as_of);
  if (!reckoning.ok()) return ErrorEnding(undertaking, target_, reckoning.status(), command.agreement);
  auto agreement = ReadAgreement(command.agreement);
  if (!agreement.ok()) return ErrorEnding(undertaking, registry_target_, agreement.status());
  auto names = ReadPartyNames(agreement->agreement());
  if (!names.ok()) return ErrorEnding(undertaking, registry_target_, names.status());
  const AgreementReport report{.agreement = *std::move(agreement),
                               .names = *std::move(names),
                               .as_of = command.as_of,
                               .reckoning = *std::move(reckoning)};
  revision = report.reckoning.completions.basis().revision();
  Failure failure = printer.Print(AnswerOf(report));
  if (failure.has_value() || !command.exit_status) return failure;
  return EndingOf(report.reckoning.completions.verdict());
}

Failure ReconciliationCommands::AnswerOnce(const MismatchesCommand& command, AnswerPrinter& printer,
                                           int64_t& revision) {
  const std::string undertaking = "list mismatches of " + command.agreement;
  reconciliation::v1::ListMismatchesRequest request;
  request.set_parent(command.agreement);
  request.set_least_difference(command.least_difference);
  *request.mutable_as_of() = command.as_of;
  for (const auto kind : command.kinds) request.add_kinds(kind);
  for (const auto state : command.states) request.add_states(state);
  const auto response =
      ReadAllMismatches([this](const auto& page_request) { return client_.ListMismatches(page_request); }, request);
  if (!response.ok()) return ErrorEnding(undertaking, target_, response.status(), command.agreement);
  const auto names = NamesForPage(command.agreement, command.output);
  if (!names.ok()) return ErrorEnding(undertaking, registry_target_, names.status());
  revision = response->basis().revision();
  return printer.Print(AnswerOf(command, *response, *names));
}

Failure ReconciliationCommands::AnswerOnce(const StatusCommand& /*command*/, AnswerPrinter& printer,
                                           int64_t& revision) {
  const auto status = client_.GetStatus({});
  if (!status.ok()) return ErrorEnding("get the status", target_, status.status());
  revision = status->basis().revision();
  return printer.Print(AnswerOf(*status));
}

template <typename Command>
Failure ReconciliationCommands::AnswerOrWatch(const Command& command) {
  AnswerPrinter printer(command.output, paper_);
  int64_t answered = 0;
  Failure failure = AnswerOnce(command, printer, answered);
  while (command.watch && !failure.has_value()) {
    absl::SleepFor(kLookInterval);
    const auto status = client_.GetStatus({});
    if (!status.ok()) return ErrorEnding("follow the revision", target_, status.status());
    if (status->basis().revision() <= answered) continue;
    // A gap between two pages; between rows there is none.
    if (command.output == Output::kTable) paper_.out << "\n";
    failure = AnswerOnce(command, printer, answered);
  }
  return failure;
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

absl::StatusOr<PartyNames> ReconciliationCommands::NamesForPage(const std::string& agreement, Output output) {
  if (output != Output::kTable) return PartyNames();
  const auto record = ReadAgreement(agreement);
  if (!record.ok()) return record.status();
  return ReadPartyNames(record->agreement());
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
