#include "clients/handoverctl/report_command.h"

#include <cstdint>
#include <utility>

#include "clients/handoverctl/agreement_records.h"
#include "clients/handoverctl/print.h"
#include "clients/handoverctl/report/report_maker.h"
#include "clients/handoverctl/report/report_page.h"
#include "clients/handoverctl/report_reader.h"
#include "clients/handoverctl/whole_file.h"
#include "service_host/error.h"

namespace handover::ctl {
namespace {

constexpr mode_t kForAll = 0644;

}  // namespace

ReportCommands::ReportCommands(client::ReconciliationClient& reconciliation, Target reconciliation_target,
                               client::RegistryClient& registry, Target registry_target, std::ostream& out)
    : reconciliation_(reconciliation),
      reconciliation_target_(std::move(reconciliation_target)),
      registry_(registry),
      registry_target_(std::move(registry_target)),
      out_(out) {}

Failure ReportCommands::Run(const ReportCommand& command) {
  const std::string undertaking = "report on " + command.agreement;
  ReportMaterial material;
  if (absl::Status status = ReadReckoned(command, material); !status.ok()) {
    return ErrorEnding(undertaking, reconciliation_target_, status, command.agreement);
  }
  if (absl::Status status = ReadRecorded(command.agreement, material); !status.ok()) {
    return ErrorEnding(undertaking, registry_target_, status, command.agreement);
  }
  const std::string html = ReportHtml(MakeReport(material, command.is_public));
  if (command.output_file.empty()) return Print(html, out_);
  const absl::Status written = WriteWholeFile(command.output_file, html, kForAll);
  if (written.ok()) return std::nullopt;
  return ErrorEnding(undertaking, reconciliation_target_,
                     MakeError(written.code(), "OUTPUT_NOT_WRITTEN", std::string(written.message())));
}

absl::Status ReportCommands::ReadReckoned(const ReportCommand& command, ReportMaterial& material) {
  auto reckoning = ReadReckoning([this](const auto& request) { return reconciliation_.ListCompletions(request); },
                                 [this](const auto& request) { return reconciliation_.ListMismatches(request); },
                                 command.agreement, command.as_of);
  if (!reckoning.ok()) return reckoning.status();
  for (const auto& completion : reckoning->completions.completions()) {
    if (material.timelines.contains(completion.term())) continue;
    reconciliation::v1::GetTimelineRequest request;
    request.set_term(completion.term());
    request.set_axis(reconciliation::v1::TIMELINE_AXIS_EVENT_DATE);
    *request.mutable_as_of() = ExactlyAsOf(reckoning->completions.basis());
    auto timeline = ReadWholeTimeline(
        [this](const auto& page_request) { return reconciliation_.GetTimeline(page_request); }, request);
    if (!timeline.ok()) return timeline.status();
    material.timelines[completion.term()] = *std::move(timeline);
  }
  material.agreement.as_of = command.as_of;
  material.agreement.reckoning = *std::move(reckoning);
  return absl::OkStatus();
}

absl::Status ReportCommands::ReadRecorded(const std::string& agreement, ReportMaterial& material) {
  const int64_t revision = material.agreement.reckoning.completions.basis().revision();
  auto record = ReadRecord(agreement, revision);
  if (!record.ok()) return record.status();
  material.agreement.agreement = *std::move(record);
  for (const std::string& party : material.agreement.agreement.agreement().parties()) {
    auto party_record = ReadRecord(party, revision);
    if (!party_record.ok()) return party_record.status();
    material.agreement.names.Add(party, party_record->party().display_name());
  }
  auto records =
      ReadAgreementRecords([this](const auto& request) { return registry_.ListRecords(request); }, agreement, revision);
  if (!records.ok()) return records.status();
  material.records = *std::move(records);
  // It was recorded before everything that stands under it.
  material.records.insert(material.records.begin(), material.agreement.agreement);
  return absl::OkStatus();
}

absl::StatusOr<registry::v1::Record> ReportCommands::ReadRecord(const std::string& name, int64_t revision) {
  registry::v1::GetRecordRequest request;
  request.set_name(name);
  request.set_revision(revision);
  auto response = registry_.GetRecord(request);
  if (!response.ok()) return response.status();
  return std::move(*response->mutable_record());
}

}  // namespace handover::ctl
