#include "tests/recount/completions.h"

#include <algorithm>

#include "ledger/record_name.h"

namespace handover::recount {
namespace {

using reconciliation::v1::Completion;
using reconciliation::v1::Figure;
using registry::v1::PRECISION_AT_LEAST;
using registry::v1::Record;

Figure FigureOf(const Interval& count, std::optional<int64_t> target) {
  Figure figure;
  *figure.mutable_count() = ToMessage(count);
  if (!target) return figure;
  *figure.mutable_remaining() = ToMessage(NotBelowZero(Difference(Exactly(*target), count)));
  if (*target == 0) return figure;
  const auto share = [target](int64_t number) { return number * 10'000 / *target; };
  Interval shares{share(count.least.value()), std::nullopt};
  if (count.most) shares.most = share(*count.most);
  *figure.mutable_share_basis_points() = ToMessage(shares);
  return figure;
}

bool DeadlineHasPassed(const registry::v1::Term& term, absl::Time now) {
  return !term.deadline_date().empty() && now >= EndOfDay(term.deadline_date());
}

void DescribeDuty(const Duty& duty, Completion& completion) {
  const registry::v1::Term& term = duty.term->term();
  completion.set_name(duty.term->name() + "/completions/" + duty.id());
  completion.set_term(duty.term->name());
  completion.set_category(term.category());
  completion.set_from_party(term.from_party());
  completion.set_to_party(term.to_party());
  completion.set_counting_basis(term.counting_basis());
  completion.set_kind(duty.kind);
  if (duty.committed) *completion.mutable_committed() = *duty.committed;
  *completion.mutable_source() = duty.reading == nullptr ? term.source() : duty.reading->reading().source();
  if (duty.reading == nullptr) return;
  completion.set_reading(duty.reading->name());
  completion.set_reading_party(duty.reading->reading().party());
}

Completion CompletionOf(const Duty& duty, const Snapshot& snapshot) {
  const registry::v1::Term& term = duty.term->term();
  const std::vector<Cell> flow = FlowOf(snapshot, term);
  const Books books = BooksOf(flow, term);
  const Interval corroborated = CorroboratedOf(flow, term);
  const FindingSums findings = FindingsOf(snapshot, term);
  const std::optional<int64_t> target = duty.target();
  Completion completion;
  DescribeDuty(duty, completion);
  *completion.mutable_declared_by_sender() = FigureOf(books.sender, target);
  *completion.mutable_declared_by_receiver() = FigureOf(books.receiver, target);
  *completion.mutable_corroborated() = FigureOf(corroborated, target);
  *completion.mutable_qualifying() = FigureOf(NotBelowZero(Difference(corroborated, findings.counting)), target);
  *completion.mutable_findings_not_accepted() = ToMessage(findings.not_counting);
  completion.set_status(StatusOf(duty, books, snapshot.time));
  if (target) {
    const int64_t smaller = std::min(books.sender.least.value(), books.receiver.least.value());
    completion.set_exceeded_by(std::max<int64_t>(0, smaller - *target));
  }
  *completion.mutable_net_difference() = ToMessage(NetOf(flow, term));
  *completion.mutable_gross_difference() = ToMessage(GrossOf(flow, term));
  *completion.mutable_match_counts() = MatchCountsOf(flow);
  return completion;
}

}  // namespace

std::string Duty::id() const { return reading == nullptr ? "as-written" : std::string(ledger::IdOf(reading->name())); }

const std::string& Duty::name() const { return reading == nullptr ? term->name() : reading->name(); }

std::optional<int64_t> Duty::target() const {
  if (!committed) return std::nullopt;
  const registry::v1::Precision precision = committed->precision();
  const bool is_obligation = kind == registry::v1::TERM_KIND_OBLIGATION;
  const bool is_cap = kind == registry::v1::TERM_KIND_CAP;
  const bool is_target = (precision == registry::v1::PRECISION_EXACT && (is_obligation || is_cap)) ||
                         (precision == PRECISION_AT_LEAST && is_obligation) ||
                         (precision == registry::v1::PRECISION_AT_MOST && is_cap);
  return is_target ? std::optional(committed->count()) : std::nullopt;
}

std::vector<Duty> DutiesOf(const Snapshot& snapshot, const Record& term) {
  std::vector<Duty> duties;
  for (const Record* record : snapshot.records) {
    if (!record->has_reading() || ledger::ParentOf(record->name()) != term.name()) continue;
    if (!snapshot.Stands(record->name())) continue;
    const registry::v1::Reading& reading = record->reading();
    duties.push_back({.term = &term, .reading = record, .kind = reading.kind(), .committed = std::nullopt});
    if (reading.has_committed()) duties.back().committed = reading.committed();
  }
  if (!duties.empty()) return duties;
  Duty as_written{.term = &term, .reading = nullptr, .kind = term.term().kind(), .committed = std::nullopt};
  if (term.term().has_committed()) as_written.committed = term.term().committed();
  return {as_written};
}

// The table of section 8, row by row.
reconciliation::v1::CompletionStatus StatusOf(const Duty& duty, const Books& books, absl::Time now) {
  namespace v1 = reconciliation::v1;
  if (duty.kind == registry::v1::TERM_KIND_NO_OBLIGATION) return v1::COMPLETION_STATUS_NO_OBLIGATION;
  if (duty.kind == registry::v1::TERM_KIND_CATEGORY_RULE || duty.kind == registry::v1::TERM_KIND_BEST_EFFORT) {
    return v1::COMPLETION_STATUS_OPEN_ENDED;
  }
  if (!duty.target()) return v1::COMPLETION_STATUS_INDETERMINATE;
  const int64_t target = *duty.target();
  const auto both_reach = [&](int64_t n) { return Reaches(books.sender, n) && Reaches(books.receiver, n); };
  const auto one_reaches = [&](int64_t n) { return Reaches(books.sender, n) || Reaches(books.receiver, n); };
  const auto one_misses = [&](int64_t n) { return Misses(books.sender, n) || Misses(books.receiver, n); };
  const auto is_decided = [target](const Interval& book) { return Reaches(book, target) || Misses(book, target); };
  if (both_reach(target)) {
    if (duty.committed->precision() == PRECISION_AT_LEAST) return v1::COMPLETION_STATUS_FULFILLED_ON_BOTH_BOOKS;
    if (both_reach(target + 1)) return v1::COMPLETION_STATUS_EXCEEDED;
    return one_misses(target + 1) ? v1::COMPLETION_STATUS_FULFILLED_ON_BOTH_BOOKS : v1::COMPLETION_STATUS_INDETERMINATE;
  }
  const bool is_obligation = duty.kind == registry::v1::TERM_KIND_OBLIGATION;
  if (is_obligation && DeadlineHasPassed(duty.term->term(), now) && one_misses(target)) {
    return v1::COMPLETION_STATUS_OVERDUE;
  }
  if (!is_decided(books.sender) || !is_decided(books.receiver)) return v1::COMPLETION_STATUS_INDETERMINATE;
  if (one_reaches(target)) return v1::COMPLETION_STATUS_FULFILLED_ON_ONE_BOOK;
  const bool is_untouched = books.sender == Exactly(0) && books.receiver == Exactly(0);
  return is_untouched ? v1::COMPLETION_STATUS_NOT_STARTED : v1::COMPLETION_STATUS_IN_PROGRESS;
}

std::vector<Completion> CompletionsIn(const Snapshot& snapshot) {
  std::vector<Completion> completions;
  for (const Record* term : snapshot.terms) {
    for (const Duty& duty : DutiesOf(snapshot, *term)) completions.push_back(CompletionOf(duty, snapshot));
  }
  return completions;
}

}  // namespace handover::recount
