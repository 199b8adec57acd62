#include "clients/handoverctl/answers.h"

#include <string>
#include <vector>

#include "clients/handoverctl/event_line.h"
#include "clients/handoverctl/json_text.h"
#include "clients/handoverctl/mismatch_text.h"
#include "clients/handoverctl/record_text.h"
#include "clients/handoverctl/report_json.h"
#include "clients/handoverctl/status_text.h"
#include "clients/handoverctl/text_page.h"
#include "clients/handoverctl/timeline_text.h"
#include "clients/handoverctl/verified_text.h"

namespace handover::ctl {
namespace {

using Objects = absl::StatusOr<std::vector<std::string>>;

// Every message as JSON in one line.
template <typename Messages>
Objects ObjectsOf(const Messages& messages) {
  std::vector<std::string> objects;
  for (const auto& message : messages) {
    auto json = JsonText(message, JsonForm::kOneLine);
    if (!json.ok()) return json.status();
    objects.push_back(*std::move(json));
  }
  return objects;
}

Objects ObjectOf(const google::protobuf::Message& message) {
  auto json = JsonText(message, JsonForm::kOneLine);
  if (!json.ok()) return json.status();
  return std::vector<std::string>{*std::move(json)};
}

std::string LinePage(const std::string& line, size_t width) {
  TextPage page(width);
  page.AddLine(0, line);
  return page.text();
}

}  // namespace

Answer AnswerOf(const registry::v1::GetRecordResponse& response) {
  return {.page = [&](size_t width) { return RecordPage(response, width); },
          .json = [&] { return JsonText(response, JsonForm::kIndented); },
          .objects = [&] { return ObjectOf(response.record()); },
          .rows = [&] { return RowsOf(response.record()); }};
}

Answer AnswerOf(const registry::v1::ListRecordsResponse& response) {
  return {.page = [&](size_t width) { return RecordListPage(response, width); },
          .json = [&] { return JsonText(response, JsonForm::kIndented); },
          .objects = [&] { return ObjectsOf(response.records()); },
          .rows = [&] { return RowsOf(response); }};
}

Answer AnswerOf(const registry::v1::Record& record) {
  return {.page = [&](size_t width) { return LinePage(WatchLine(record), width); },
          .json = [&] { return JsonText(record, JsonForm::kOneLine); },
          .objects = [&] { return ObjectOf(record); },
          .rows = [&] { return RowsOf(record); }};
}

Answer AnswerOf(const AgreementReport& report) {
  return {.page = [&](size_t width) { return ReportPage(report, width); },
          .json = [&] { return ReportJson(report); },
          .objects = [&] { return ObjectsOf(report.reckoning.completions.completions()); },
          .rows = [&] { return RowsOf(report.reckoning.completions); }};
}

Answer AnswerOf(const AgreementChanges& changes) {
  return {.page = [&](size_t width) { return ChangesPage(changes, width); },
          .json = [&] { return ChangesJson(changes); },
          .objects = [&] { return ChangeObjects(changes); },
          .rows = [&] { return RowsOf(changes); }};
}

Answer AnswerOf(const MismatchesCommand& command, const reconciliation::v1::ListMismatchesResponse& response,
                const PartyNames& names) {
  return {.page = [&](size_t width) { return MismatchListPage(command, response, names, width); },
          .json = [&] { return JsonText(response, JsonForm::kIndented); },
          .objects = [&] { return ObjectsOf(response.mismatches()); },
          .rows = [&] { return RowsOf(response); }};
}

Answer AnswerOf(const reconciliation::v1::MismatchEvent& event) {
  return {.page = [&](size_t width) { return LinePage(EventLine(event), width); },
          .json = [&] { return JsonText(event, JsonForm::kOneLine); },
          .objects = [&] { return ObjectOf(event); },
          .rows = [&] { return RowsOf(event); }};
}

Answer AnswerOf(const TimelineCommand& command, const reconciliation::v1::GetTimelineResponse& response,
                const PartyNames& names) {
  return {.page = [&](size_t width) { return TimelinePage(command, response, names, width); },
          .json = [&] { return JsonText(response, JsonForm::kIndented); },
          .objects = [&] { return ObjectsOf(response.points()); },
          .rows = [&] { return RowsOf(response); }};
}

Answer AnswerOf(const reconciliation::v1::GetStatusResponse& response) {
  return {.page = [&](size_t width) { return StatusPage(response, width); },
          .json = [&] { return JsonText(response, JsonForm::kIndented); },
          .objects = [&] { return ObjectOf(response); },
          .rows = [&] { return RowsOf(response); }};
}

Answer AnswerOf(const VerifiedLedger& ledger) {
  return {.page = [&](size_t width) { return VerifiedPage(ledger, width); },
          .json = [&] { return JsonText(ledger.verified, JsonForm::kIndented); },
          .objects = [&] { return ObjectOf(ledger.verified); },
          .rows = [&] { return RowsOf(ledger); }};
}

}  // namespace handover::ctl
