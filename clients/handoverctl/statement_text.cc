#include "clients/handoverctl/statement_text.h"

#include <string_view>

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "clients/handoverctl/nothing_stored.h"
#include "clients/handoverctl/number_text.h"
#include "clients/handoverctl/record_text.h"
#include "clients/handoverctl/text_page.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

using registry::v1::Record;

// "records[0].name: ..." and "records[0]: ..." without the place.
std::string WithoutPlace(std::string text) {
  for (const std::string_view place : {"records[0].", "records[0]: "}) {
    if (text.starts_with(place)) return text.substr(place.size());
  }
  return text;
}

}  // namespace

std::string StatementPage(const Record& record, size_t width) {
  TextPage page(width);
  page.AddLine(0, record.name());
  page.AddLine(0, RecordSummary(record));
  page.AddGap();
  page.AddTable(2, BodyTable(record));
  page.AddGap();
  return page.text();
}

std::string OutcomeLine(const registry::v1::AppendRecordsResponse& response, bool dry_run) {
  const auto& result = response.results(0);
  const bool is_new = result.outcome() == registry::v1::APPEND_OUTCOME_CREATED;
  const std::string place =
      absl::StrCat("revision ", CountText(result.revision()), " of ledger ", response.ledger_id());
  if (!is_new) return absl::StrCat("it is there already, as ", place, "\n");
  if (!dry_run) return absl::StrCat("stored as ", place, "\n");
  return absl::StrCat("nothing is stored; the registry would store it, after revision ", CountText(response.revision()),
                      " of ledger ", response.ledger_id(), "\n");
}

absl::Status OfTheOnlyRecord(const absl::Status& refusal) {
  absl::Status status(refusal.code(), WithoutPlace(std::string(refusal.message())));
  refusal.ForEachPayload(
      [&status](absl::string_view url, const absl::Cord& detail) { status.SetPayload(url, detail); });
  return status;
}

std::string RepeatHint(const Record& record, const absl::Status& failure, bool dry_run) {
  if (dry_run || NothingStored(failure.code())) return "";
  return absl::StrCat("  whether it is stored is not known; the same with --id ",
                      std::string(ledger::IdOf(record.name())), " is safe to repeat\n");
}

}  // namespace handover::ctl
