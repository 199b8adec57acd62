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

Importer::Importer(Open open, client::Pause pause, Report report)
    : open_(std::move(open)), retry_(std::move(pause)), report_(std::move(report)) {}

absl::Status Importer::Import(BatchReader& reader) {
  at_end_ = false;
  for (;;) {
    SendAhead(reader);
    if (on_their_way_.empty()) return read_error_;
    if (absl::Status stored = AwaitOldest(); !stored.ok()) return stored;
    report_(totals_, reader);
  }
}

void Importer::SendAhead(BatchReader& reader) {
  while (!at_end_ && on_their_way_.size() < client::RecordImport::kInFlightMax) {
    auto batch = reader.Next();
    if (!batch.ok()) read_error_ = batch.status();
    at_end_ = !batch.ok() || batch->places.empty();
    if (at_end_) return;
    if (stream_ == nullptr) stream_ = open_();
    stream_->Send(batch->request);
    on_their_way_.push_back(*std::move(batch));
  }
}

absl::Status Importer::AwaitOldest() {
  for (;;) {
    const auto answer = stream_->Receive();
    if (answer.ok()) {
      retry_.Succeeded();
      const absl::Status counted = Count(*answer, on_their_way_.front());
      on_their_way_.pop_front();
      return counted;
    }
    if (!retry_.PauseAfter(answer.status())) return LocateRefusal(answer.status(), on_their_way_.front());
    SendAgain();
  }
}

void Importer::SendAgain() {
  stream_ = open_();
  for (const Batch& batch : on_their_way_) stream_->Send(batch.request);
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
