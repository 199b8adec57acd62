#include "tests/examples/example_ledger.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "ledger/calendar_date.h"
#include "ledger/record_name.h"
#include "tests/unit/admission/fake_ledger.h"

namespace handover::examples {

using registry::v1::Record;

absl::Status ExampleLedger::GoTo(std::string_view day) {
  if (day.empty()) return absl::OkStatus();
  const auto date = ledger::ParseDate(day);
  if (!date.has_value()) return absl::InvalidArgumentError(absl::StrCat("\"", std::string(day), "\", want a date"));
  const absl::Time noon = absl::FromUnixSeconds(SecondsOf(day)) + absl::Hours(12);
  if (noon > writer_.now()) writer_.Wait(noon - writer_.now());
  return absl::OkStatus();
}

absl::Status ExampleLedger::Append(Record record, Phrase& phrase) {
  if (absl::Status status = GoTo(phrase.day()); !status.ok()) return status;
  registry::FakeLedger before(records());
  if (absl::Status status = registry::Judge(record, before); !status.ok()) return status;
  // The first record of a day is at its noon.
  const absl::Time last = absl::FromUnixSeconds(records().back().record_time().seconds());
  if (!phrase.Take("in the same batch") && writer_.now() == last) writer_.Wait(absl::Seconds(1));
  writer_.Append(std::move(record));
  return absl::OkStatus();
}

registry::v1::Source ExampleLedger::SourceIn(Phrase& phrase) {
  if (phrase.Take("by an unnamed official")) return recount::SourceOf(registry::v1::SOURCE_TIER_OFFICIAL_UNNAMED);
  if (phrase.Take("by the press")) return recount::SourceOf(registry::v1::SOURCE_TIER_SECONDARY_MEDIA);
  return recount::SourceOf(registry::v1::SOURCE_TIER_PRIMARY_OFFICIAL);
}

absl::StatusOr<Record> ExampleLedger::Named(const std::string& name) const {
  const auto found = std::ranges::find(records(), name, &Record::name);
  if (found != records().end()) return *found;
  return absl::InvalidArgumentError(absl::StrCat("want ", name, " in a line before"));
}

absl::StatusOr<Record> ExampleLedger::WithId(std::string_view id) const {
  const auto has_id = [id](const Record& record) { return ledger::IdOf(record.name()) == id; };
  const auto found = std::ranges::find_if(records(), has_id);
  if (found != records().end()) return *found;
  return absl::InvalidArgumentError(absl::StrCat("want ", std::string(id), " in a line before"));
}

int64_t ExampleLedger::SecondsOf(std::string_view day) const {
  constexpr int64_t kSecondsOfDay = 86'400;
  const auto date = ledger::ParseDate(day);
  if (date.has_value()) return std::chrono::sys_seconds(*date).time_since_epoch().count();
  return absl::ToUnixSeconds(writer_.now()) / kSecondsOfDay * kSecondsOfDay;
}

std::string NameUnder(std::string_view collection, std::string_view id) {
  return absl::StrCat(std::string(kAgreement), "/", std::string(collection), std::string(id));
}

std::string PartyNamed(std::string_view id) { return absl::StrCat("parties/", std::string(id)); }

}  // namespace handover::examples
