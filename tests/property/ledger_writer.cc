#include "tests/property/ledger_writer.h"

#include "ledger/calendar_date.h"
#include "tests/recount/statement.h"

namespace handover::recount {

using registry::v1::Record;

LedgerWriter::LedgerWriter() : now_(MidnightAfter(0)) {
  AppendParty(kAland, registry::v1::PARTY_KIND_SIDE);
  AppendParty(kBland, registry::v1::PARTY_KIND_SIDE);
  AppendParty(kMediator, registry::v1::PARTY_KIND_INTERMEDIARY);
  AppendParty(kWatcher, registry::v1::PARTY_KIND_OBSERVER);
}

void LedgerWriter::Append(Record record) {
  record.set_revision(static_cast<int64_t>(ledger_.size()) + 1);
  *record.mutable_record_time() = TimestampOf(now_);
  ledger_.push_back(std::move(record));
}

void LedgerWriter::AppendAgreement(std::string_view name) {
  Record record;
  record.set_name(std::string(name));
  registry::v1::Agreement& agreement = *record.mutable_agreement();
  agreement.set_title("An agreement");
  agreement.set_agreed_date(std::string(kFirstDay));
  for (const std::string_view party : {kAland, kBland, kMediator, kWatcher}) agreement.add_parties(std::string(party));
  *agreement.mutable_source() = SourceOf(registry::v1::SOURCE_TIER_PRIMARY_OFFICIAL);
  Append(std::move(record));
}

void LedgerWriter::AppendParty(std::string_view name, registry::v1::PartyKind kind) {
  Record record;
  record.set_name(std::string(name));
  record.mutable_party()->set_display_name("A party");
  record.mutable_party()->set_kind(kind);
  Append(std::move(record));
}

registry::v1::Source SourceOf(registry::v1::SourceTier tier) {
  registry::v1::Source source;
  source.set_tier(tier);
  source.set_organ("An organ");
  return source;
}

registry::v1::Quantity QuantityOf(int64_t count, registry::v1::Precision precision, registry::v1::CountingBasis basis) {
  registry::v1::Quantity quantity;
  quantity.set_count(precision == registry::v1::PRECISION_UNDISCLOSED ? 0 : count);
  quantity.set_precision(precision);
  quantity.set_counting_basis(basis);
  return quantity;
}

std::string DateAfter(int days) {
  return ledger::FormatDate(ledger::ParseDate(kFirstDay).value() + std::chrono::days(days));
}

absl::Time MidnightAfter(int days) {
  const std::chrono::sys_seconds midnight = ledger::ParseDate(kFirstDay).value() + std::chrono::days(days);
  return absl::FromUnixSeconds(midnight.time_since_epoch().count());
}

}  // namespace handover::recount
