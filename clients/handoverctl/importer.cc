#include "clients/handoverctl/importer.h"

#include <charconv>
#include <string_view>
#include <utility>

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "clients/handoverctl/number_text.h"
#include "service_host/error.h"

namespace handover::ctl {
namespace {

// "records.ndjson:3 to records.ndjson:7"
std::string RangeOf(const Batch& batch) {
  const std::string first = batch.places.front().Text();
  const std::string last = batch.places.back().Text();
  return first == last ? first : absl::StrCat(first, " to ", last);
}

// Puts the place of the line for "records[3]" at the front of a field or a message.
std::string Located(const std::string& text, const Batch& batch) {
  constexpr std::string_view kPrefix = "records[";
  const std::string anywhere = absl::StrCat(RangeOf(batch), ": ", text);
  if (!text.starts_with(kPrefix)) return anywhere;
  size_t index = 0;
  const auto [end, error] = std::from_chars(text.data() + kPrefix.size(), text.data() + text.size(), index);
  if (error != std::errc() || index >= batch.places.size()) return anywhere;
  std::string rest = text.substr(static_cast<size_t>(end - text.data()));
  if (!rest.starts_with("]")) return anywhere;
  rest.erase(0, rest.starts_with("].") ? 2 : 1);
  // A blank separates "].name" from the place; a complaint about the whole record goes on with its own colon.
  return absl::StrCat(batch.places[index].Text(), rest.starts_with(":") ? "" : ": ", rest);
}

}  // namespace

std::string ImportTotals::Summary() const {
  std::string text =
      absl::StrCat("imported ", CountText(records()), records() == 1 ? " record: " : " records: ", CountText(created),
                   " created, ", CountText(existed), " already there");
  if (!ledger_id.empty()) absl::StrAppend(&text, "; ledger ", ledger_id, " at revision ", CountText(revision));
  return text;
}

Importer::Importer(Append append, Pause pause, Report report)
    : append_(std::move(append)), pause_(std::move(pause)), report_(std::move(report)) {}

absl::Status Importer::Import(BatchReader& reader) {
  for (;;) {
    const auto batch = reader.Next();
    if (!batch.ok()) return batch.status();
    if (batch->places.empty()) return absl::OkStatus();
    const auto response = AppendWithRetries(append_, pause_, batch->request);
    if (!response.ok()) return LocateRefusal(response.status(), *batch);
    if (const auto status = Count(*response, *batch); !status.ok()) return status;
    report_(totals_, reader);
  }
}

absl::Status Importer::Count(const registry::v1::AppendRecordsResponse& response, const Batch& batch) {
  if (static_cast<size_t>(response.results_size()) != batch.places.size()) {
    return absl::InternalError(absl::StrCat(RangeOf(batch), ": the registry answered ", response.results_size(),
                                            " results, want ", batch.places.size(), ", one for each record"));
  }
  for (const auto& result : response.results()) {
    const bool created = result.outcome() == registry::v1::APPEND_OUTCOME_CREATED;
    ++(created ? totals_.created : totals_.existed);
  }
  totals_.ledger_id = response.ledger_id();
  totals_.revision = response.revision();
  totals_.stored_up_to = batch.places.back();
  return absl::OkStatus();
}

absl::Status LocateRefusal(const absl::Status& refusal, const Batch& batch) {
  std::string message;
  for (const FieldViolation& violation : ViolationsOf(refusal)) {
    if (!message.empty()) message += '\n';
    message += Located(absl::StrCat(violation.field, ": ", violation.description), batch);
  }
  if (message.empty()) message = Located(std::string(refusal.message()), batch);
  absl::Status located(refusal.code(), message);
  refusal.ForEachPayload(
      [&located](absl::string_view url, const absl::Cord& detail) { located.SetPayload(url, detail); });
  return located;
}

}  // namespace handover::ctl
