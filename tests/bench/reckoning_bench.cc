// What one more record and one answer cost the accounting, after how many records, and what memory a record takes.

#include <benchmark/benchmark.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "absl/time/time.h"
#include "ledger/calendar_date.h"
#include "reconciliation_service/accounting/accounts.h"
#include "reconciliation_service/accounting/completion.h"
#include "reconciliation_service/accounting/mismatch.h"
#include "reconciliation_service/accounting/timeline.h"
#include "reconciliation_service/accounting/verdict.h"

namespace handover::reconciliation {
namespace {

using registry::v1::Record;

constexpr char kAgreement[] = "agreements/a";
constexpr int kHandoversPerDay = 1000;
constexpr int kDays = 4000;
constexpr int64_t kFirstRecorded = 1'750'000'000;

// Writes a ledger of one agreement with one term: handover by handover, the sender's count and the receiver's, and one
// in a thousand of them different.
class Ledger {
 public:
  Ledger() {
    Record party = Next("parties/aaa");
    party.mutable_party()->set_display_name("A");
    Take(party);
    Record agreement = Next(kAgreement);
    agreement.mutable_agreement();
    Take(agreement);
    Record term = Next(std::string(kAgreement) + "/terms/t");
    term.mutable_term()->set_category(registry::v1::CATEGORY_DECEASED_MILITARY);
    term.mutable_term()->set_from_party("parties/aaa");
    term.mutable_term()->set_to_party("parties/bbb");
    term.mutable_term()->set_counting_basis(registry::v1::COUNTING_BASIS_REMAINS_CASE);
    term.mutable_term()->set_kind(registry::v1::TERM_KIND_OBLIGATION);
    Take(term);
  }

  // The records of one more handover: itself and two declarations.
  static constexpr int kRecordsPerHandover = 3;
  void AddHandover() {
    const std::string name = std::string(kAgreement) + "/handovers/h" + std::to_string(handovers_);
    Record handover = Next(name);
    const std::chrono::sys_days first_day = std::chrono::year(2000) / 1 / 1;
    const auto day = first_day + std::chrono::days(handovers_ / kHandoversPerDay % kDays);
    handover.mutable_handover()->set_from_party("parties/aaa");
    handover.mutable_handover()->set_to_party("parties/bbb");
    handover.mutable_handover()->set_event_date(ledger::FormatDate(day));
    handover.mutable_handover()->set_status(registry::v1::HANDOVER_STATUS_CONDUCTED);
    Take(handover);
    Declare(name + "/declarations/s", registry::v1::ROLE_SENDER, "parties/aaa", 100);
    Declare(name + "/declarations/r", registry::v1::ROLE_RECEIVER, "parties/bbb", handovers_ % 1000 == 999 ? 97 : 100);
    ++handovers_;
  }

  const Accounts& accounts() const { return accounts_; }
  AsOf Now() const {
    return {.revision = accounts_.revision(), .time = absl::FromUnixSeconds(kFirstRecorded + 1'000'000'000)};
  }

 private:
  Record Next(const std::string& name) const {
    Record record;
    record.set_name(name);
    record.set_revision(accounts_.revision().Next().value);
    record.mutable_record_time()->set_seconds(kFirstRecorded + record.revision());
    return record;
  }

  void Declare(const std::string& name, registry::v1::Role role, const std::string& party, int64_t count) {
    Record record = Next(name);
    auto& declaration = *record.mutable_declaration();
    declaration.set_declarer(party);
    declaration.set_role(role);
    declaration.set_category(registry::v1::CATEGORY_DECEASED_MILITARY);
    declaration.mutable_quantity()->set_count(count);
    declaration.mutable_quantity()->set_precision(registry::v1::PRECISION_EXACT);
    declaration.mutable_quantity()->set_counting_basis(registry::v1::COUNTING_BASIS_REMAINS_CASE);
    declaration.mutable_source()->set_tier(registry::v1::SOURCE_TIER_PRIMARY_OFFICIAL);
    declaration.mutable_source()->set_organ("Ministry");
    Take(record);
  }

  void Take(const Record& record) {
    if (!accounts_.Apply(record).ok()) std::abort();
  }

  Accounts accounts_;
  int handovers_ = 0;
};

// Resident memory of this process, in bytes.
int64_t ResidentBytes() {
  std::ifstream statm("/proc/self/statm");
  int64_t all_pages = 0;
  int64_t resident_pages = 0;
  statm >> all_pages >> resident_pages;
  return resident_pages * sysconf(_SC_PAGESIZE);
}

// A ledger of `records` records, made once in a process: the memory that it takes can be told only while nothing has
// been freed.
Ledger& LedgerOf(int64_t records, benchmark::State& state) {
  static double bytes_per_record = 0;
  static Ledger* ledger = [records] {
    const int64_t before = ResidentBytes();
    auto* made = new Ledger();
    while (made->accounts().revision().value < records) made->AddHandover();
    bytes_per_record = static_cast<double>(ResidentBytes() - before) / static_cast<double>(records);
    return made;
  }();
  state.counters["bytes_per_record"] = bytes_per_record;
  return *ledger;
}

void OneMoreHandover(benchmark::State& state) {
  Ledger& ledger = LedgerOf(state.range(0), state);
  for (auto _ : state) ledger.AddHandover();
  state.SetItemsProcessed(state.iterations() * Ledger::kRecordsPerHandover);
}

void OneCompletion(benchmark::State& state) {
  const Ledger& ledger = LedgerOf(state.range(0), state);
  const std::string name = std::string(kAgreement) + "/terms/t/completions/as-written";
  const AgreementAccount& agreement = *ledger.accounts().Find(kAgreement);
  for (auto _ : state) benchmark::DoNotOptimize(FindCompletion(agreement, name, ledger.Now()));
}

void OneMismatch(benchmark::State& state) {
  const Ledger& ledger = LedgerOf(state.range(0), state);
  const std::string name = std::string(kAgreement) + "/mismatches/count.h999.deceased-military";
  const AgreementAccount& agreement = *ledger.accounts().Find(kAgreement);
  for (auto _ : state) benchmark::DoNotOptimize(FindMismatch(ledger.accounts(), agreement, name, ledger.Now()));
}

void OnePageOfMismatches(benchmark::State& state) {
  const Ledger& ledger = LedgerOf(state.range(0), state);
  const AgreementAccount& agreement = *ledger.accounts().Find(kAgreement);
  const MismatchQuery query{
      .after = "", .size_max = 3, .including_closed = false, .accepts = [](const v1::Mismatch&) { return true; }};
  for (auto _ : state) {
    benchmark::DoNotOptimize(PageOfMismatches(ledger.accounts(), agreement, query, ledger.Now()));
  }
}

void OneVerdict(benchmark::State& state) {
  const Ledger& ledger = LedgerOf(state.range(0), state);
  const AgreementAccount& agreement = *ledger.accounts().Find(kAgreement);
  for (auto _ : state) benchmark::DoNotOptimize(VerdictOf(ledger.accounts(), agreement, ledger.Now()));
}

void OneTimelinePage(benchmark::State& state) {
  const Ledger& ledger = LedgerOf(state.range(0), state);
  const TermAccount& term = ledger.accounts().Find(kAgreement)->terms().begin()->second;
  const ledger::Revision head = ledger.accounts().revision();
  for (auto _ : state) {
    benchmark::DoNotOptimize(TimelineByRecordTime(term, ledger.accounts().record_times(), {head.value / 2}, 100, head));
  }
}

}  // namespace
}  // namespace handover::reconciliation

// The first argument is the number of records; the others are Google Benchmark's.
int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  const int64_t records = argc == 2 ? std::strtoll(argv[1], nullptr, 10) : 0;
  if (records <= 0) {
    std::fprintf(stderr, "usage: reckoning_bench RECORDS\n");
    return 2;
  }
  benchmark::RegisterBenchmark("handover_of_3_records", handover::reconciliation::OneMoreHandover)->Arg(records);
  benchmark::RegisterBenchmark("one_completion", handover::reconciliation::OneCompletion)->Arg(records);
  benchmark::RegisterBenchmark("one_mismatch", handover::reconciliation::OneMismatch)->Arg(records);
  benchmark::RegisterBenchmark("three_mismatches_listed", handover::reconciliation::OnePageOfMismatches)->Arg(records);
  benchmark::RegisterBenchmark("one_verdict", handover::reconciliation::OneVerdict)->Arg(records);
  benchmark::RegisterBenchmark("timeline_of_100_points", handover::reconciliation::OneTimelinePage)->Arg(records);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
