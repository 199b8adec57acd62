#include "tests/bench/ledger_records.h"

#include <chrono>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "ledger/calendar_date.h"
#include "registry_service/log/entry_codec.h"

namespace handover::bench {
namespace {

namespace v1 = registry::v1;
using v1::AppendRecordsRequest;
using v1::Record;

// As many as the sequencer keeps parsed, with room to spare: a declaration speaks of a handover that was recorded
// lately.
constexpr int kGroundHandovers = 8000;
constexpr int kGroundBatchSize = 1000;
constexpr int kThird = 3;
constexpr int64_t kFirstRecorded = 1'750'000'000;

std::string GroundHandover(int64_t number) {
  return absl::StrFormat("%s/handovers/g%06d", kAgreement, number % kGroundHandovers);
}

// The day of the events of batch `number`: what is declared spreads over days, as it does in fact.
std::string EventDate(int64_t number) {
  constexpr int64_t kDays = 4000;
  constexpr std::chrono::sys_days kFirstDay = std::chrono::year(2014) / 1 / 1;
  return ledger::FormatDate(kFirstDay + std::chrono::days(number % kDays));
}

void FillSource(v1::Source& source) {
  source.set_tier(v1::SOURCE_TIER_PRIMARY_OFFICIAL);
  source.set_organ("Coordination Headquarters");
  source.set_uri("https://example.org/statements/2025-06-16");
  source.set_publication_date("2025-06-16");
}

void FillHandover(Record& record, int64_t number) {
  v1::Handover& handover = *record.mutable_handover();
  handover.set_from_party("parties/aaa");
  handover.set_to_party("parties/bbb");
  handover.set_event_date(EventDate(number));
  handover.set_status(v1::HANDOVER_STATUS_CONDUCTED);
  FillSource(*handover.mutable_source());
}

void FillDeclaration(Record& record, bool by_sender) {
  v1::Declaration& declaration = *record.mutable_declaration();
  declaration.set_declarer(by_sender ? "parties/aaa" : "parties/bbb");
  declaration.set_role(by_sender ? v1::ROLE_SENDER : v1::ROLE_RECEIVER);
  declaration.set_category(v1::CATEGORY_DECEASED_MILITARY);
  declaration.mutable_quantity()->set_count(1248);
  declaration.mutable_quantity()->set_precision(v1::PRECISION_EXACT);
  declaration.mutable_quantity()->set_counting_basis(v1::COUNTING_BASIS_REMAINS_CASE);
  declaration.mutable_declared_time()->set_seconds(kFirstRecorded);
  FillSource(*declaration.mutable_source());
}

Record& Add(AppendRecordsRequest& batch, const std::string& name) {
  Record& record = *batch.add_records();
  record.set_name(name);
  return record;
}

void AddParty(AppendRecordsRequest& batch, const std::string& name) {
  v1::Party& party = *Add(batch, name).mutable_party();
  party.set_display_name(name);
  party.set_kind(v1::PARTY_KIND_SIDE);
}

AppendRecordsRequest AgreementBatch() {
  AppendRecordsRequest batch;
  AddParty(batch, "parties/aaa");
  AddParty(batch, "parties/bbb");
  v1::Agreement& agreement = *Add(batch, kAgreement).mutable_agreement();
  agreement.set_title("Return of the fallen");
  agreement.set_agreed_date("2014-01-01");
  agreement.add_parties("parties/aaa");
  agreement.add_parties("parties/bbb");
  FillSource(*agreement.mutable_source());
  v1::Term& term = *Add(batch, absl::StrCat(kAgreement, "/terms/t")).mutable_term();
  term.set_category(v1::CATEGORY_DECEASED_MILITARY);
  term.set_from_party("parties/aaa");
  term.set_to_party("parties/bbb");
  term.set_counting_basis(v1::COUNTING_BASIS_REMAINS_CASE);
  term.set_kind(v1::TERM_KIND_OBLIGATION);
  FillSource(*term.mutable_source());
  return batch;
}

}  // namespace

std::vector<AppendRecordsRequest> GroundBatches() {
  std::vector<AppendRecordsRequest> batches = {AgreementBatch()};
  for (int i = 0; i < kGroundHandovers; ++i) {
    if (i % kGroundBatchSize == 0) batches.emplace_back();
    FillHandover(Add(batches.back(), GroundHandover(i)), i);
  }
  return batches;
}

AppendRecordsRequest MakeBatch(int records) {
  AppendRecordsRequest batch;
  const int in_thirds = records == 1 ? 0 : records - records % kThird;
  for (int i = 0; i < records; ++i) {
    Record& record = *batch.add_records();
    if (records == 1) {
      FillDeclaration(record, true);
    } else if (i >= in_thirds || i % kThird == 0) {
      FillHandover(record, 0);
    } else {
      FillDeclaration(record, i % kThird == 1);
    }
  }
  NumberBatch(batch, 0);
  return batch;
}

void NumberBatch(AppendRecordsRequest& batch, int64_t number) {
  if (batch.records_size() == 1) {
    Record& record = *batch.mutable_records(0);
    const bool by_sender = number % 2 == 0;
    record.mutable_declaration()->set_declarer(by_sender ? "parties/aaa" : "parties/bbb");
    record.mutable_declaration()->set_role(by_sender ? v1::ROLE_SENDER : v1::ROLE_RECEIVER);
    record.set_name(absl::StrFormat("%s/declarations/d%010d", GroundHandover(number / 2), number));
    return;
  }
  const std::string date = EventDate(number);
  std::string handover;
  for (int i = 0; i < batch.records_size(); ++i) {
    Record& record = *batch.mutable_records(i);
    if (record.has_handover()) {
      handover = absl::StrFormat("%s/handovers/h%010d-%03d", kAgreement, number, i);
      record.set_name(handover);
      record.mutable_handover()->set_event_date(date);
    } else {
      record.set_name(absl::StrCat(
          handover, record.declaration().role() == v1::ROLE_SENDER ? "/declarations/aaa" : "/declarations/bbb"));
    }
  }
}

std::vector<registry::NewEntry> EntriesOf(const AppendRecordsRequest& batch, int64_t first) {
  std::vector<registry::NewEntry> entries;
  entries.reserve(static_cast<size_t>(batch.records_size()));
  Record stored;
  for (const Record& record : batch.records()) {
    stored = record;
    stored.set_revision(first + static_cast<int64_t>(entries.size()));
    stored.mutable_record_time()->set_seconds(kFirstRecorded + stored.revision() / 1000);
    stored.mutable_record_time()->set_nanos(static_cast<int32_t>(stored.revision() % 1'000'000'000));
    stored.set_author(kAuthor);
    entries.push_back({.name = record.name(), .supersedes = {}, .bytes = registry::WriteEntry(stored)});
  }
  return entries;
}

}  // namespace handover::bench
