#include "reconciliation_service/accounting/completion.h"

#include <algorithm>
#include <iterator>

#include "absl/numeric/int128.h"
#include "absl/strings/str_cat.h"
#include "ledger/calendar_date.h"
#include "ledger/record_name.h"
#include "reconciliation_service/accounting/running_total_mismatch.h"
#include "reconciliation_service/accounting/tally.h"

namespace handover::reconciliation {
namespace {

constexpr int64_t kBasisPoints = 10'000;

bool DeadlineHasPassed(const registry::v1::Term& term, absl::Time time) {
  const auto deadline = ledger::ParseDate(term.deadline_date());
  // The deadline's own day is still in time, in UTC.
  return deadline.has_value() && GraceIsOver(*deadline, absl::ZeroDuration(), time);
}

template <typename Body>
Duty DutyOf(const Body& body, bool deadline_has_passed) {
  Duty duty{.kind = body.kind(), .committed = std::nullopt, .deadline_has_passed = deadline_has_passed};
  if (body.has_committed()) duty.committed = body.committed();
  return duty;
}

std::string CompletionName(const TermAccount& term, std::string_view id) {
  return absl::StrCat(term.name, "/completions/", std::string(id));
}

// `count` as a share of `number` in hundredths of a percent, rounded down. The product needs more than 64 bits.
int64_t ShareOf(int64_t count, int64_t number) {
  return static_cast<int64_t>(absl::int128(count) * kBasisPoints / number);
}

v1::Figure ToFigure(const Interval& count, std::optional<int64_t> number) {
  v1::Figure figure;
  *figure.mutable_count() = ToProto(count);
  if (!number.has_value()) return figure;
  // What remains shrinks as the count grows, so that its bounds change places.
  Interval remaining{.least = 0, .most = std::nullopt};
  if (count.most.has_value()) remaining.least = std::max<int64_t>(0, CheckedSubtract(*number, *count.most));
  if (count.least.has_value()) remaining.most = std::max<int64_t>(0, CheckedSubtract(*number, *count.least));
  *figure.mutable_remaining() = ToProto(remaining);
  if (*number == 0) return figure;
  Interval share;
  if (count.least.has_value()) share.least = ShareOf(*count.least, *number);
  if (count.most.has_value()) share.most = ShareOf(*count.most, *number);
  *figure.mutable_share_basis_points() = ToProto(share);
  return figure;
}

void SetDuty(const TermAccount& term, const ReadDuty& read, v1::Completion& completion) {
  completion.set_name(read.completion_name);
  completion.set_term(term.name);
  completion.set_category(term.body.category());
  completion.set_from_party(term.body.from_party());
  completion.set_to_party(term.body.to_party());
  completion.set_counting_basis(term.body.counting_basis());
  completion.set_reading(read.reading_name);
  if (read.reading != nullptr) completion.set_reading_party(read.reading->party());
  completion.set_kind(read.duty.kind);
  if (read.duty.committed.has_value()) *completion.mutable_committed() = *read.duty.committed;
  *completion.mutable_source() = read.reading != nullptr ? read.reading->source() : term.body.source();
}

void SetFigures(const Tally& tally, const Duty& duty, v1::Completion& completion) {
  const std::optional<int64_t> number = TargetOf(duty);
  *completion.mutable_declared_by_sender() = ToFigure(tally.sender, number);
  *completion.mutable_declared_by_receiver() = ToFigure(tally.receiver, number);
  *completion.mutable_corroborated() = ToFigure(tally.corroborated, number);
  completion.set_status(StatusOf(duty, {.sender = tally.sender, .receiver = tally.receiver}));
  if (number.has_value()) {
    const Interval smaller_book = Smaller(tally.sender, tally.receiver);
    completion.set_exceeded_by(std::max<int64_t>(0, CheckedSubtract(smaller_book.least.value_or(0), *number)));
  }
  *completion.mutable_net_difference() = ToProto(tally.net);
  *completion.mutable_gross_difference() = ToProto(tally.gross);
  *completion.mutable_match_counts() = tally.matches;
}

std::vector<v1::Completion> CompletionsUnder(const AgreementAccount& agreement, const TermAccount& term, AsOf as_of) {
  std::vector<v1::Completion> completions;
  const FlowAccount& flow = agreement.FlowOf(term);
  const Tally tally = TallyOf(flow, term.body.counting_basis(), as_of, kAllDates);
  const size_t totals = RunningTotalMismatches(agreement.name(), term, flow, as_of).size();
  const int mismatches = tally.matches.different() + tally.matches.one_sided() + static_cast<int>(totals);
  for (const ReadDuty& read : DutiesUnder(term, as_of)) {
    v1::Completion completion;
    SetDuty(term, read, completion);
    SetFigures(tally, read.duty, completion);
    completion.set_open_mismatch_count(mismatches);
    completion.set_latest_revision(std::max(read.revision, tally.latest).value);
    completions.push_back(std::move(completion));
  }
  return completions;
}

}  // namespace

v1::Interval ToProto(const Interval& interval) {
  v1::Interval proto;
  if (interval.least.has_value()) proto.set_least(*interval.least);
  if (interval.most.has_value()) proto.set_most(*interval.most);
  return proto;
}

std::vector<ReadDuty> DutiesUnder(const TermAccount& term, AsOf as_of) {
  std::vector<ReadDuty> duties;
  if (term.revision > as_of.revision) return duties;
  const bool deadline_has_passed = DeadlineHasPassed(term.body, as_of.time);
  for (const auto& [name, statement] : term.readings) {
    if (!statement.StandsAt(as_of.revision)) continue;
    duties.push_back({.completion_name = CompletionName(term, ledger::IdOf(name)),
                      .reading = &statement.body,
                      .reading_name = name,
                      .revision = statement.revision,
                      .duty = DutyOf(statement.body, deadline_has_passed)});
  }
  if (!duties.empty()) return duties;
  duties.push_back({.completion_name = CompletionName(term, kAsWritten),
                    .reading = nullptr,
                    .reading_name = "",
                    .revision = term.revision,
                    .duty = DutyOf(term.body, deadline_has_passed)});
  return duties;
}

std::vector<v1::Completion> CompletionsOf(const AgreementAccount& agreement, AsOf as_of) {
  std::vector<v1::Completion> completions;
  for (const auto& [name, term] : agreement.terms()) {
    std::ranges::move(CompletionsUnder(agreement, term, as_of), std::back_inserter(completions));
  }
  // Not the order of the terms: "a-b/..." comes before "a/...".
  std::ranges::sort(completions, {}, &v1::Completion::name);
  return completions;
}

std::optional<v1::Completion> FindCompletion(const AgreementAccount& agreement, std::string_view name, AsOf as_of) {
  const auto term = agreement.terms().find(std::string(ledger::ParentOf(name)));
  if (term == agreement.terms().end()) return std::nullopt;
  std::vector<v1::Completion> completions = CompletionsUnder(agreement, term->second, as_of);
  const auto found = std::ranges::find(completions, name, &v1::Completion::name);
  if (found == completions.end()) return std::nullopt;
  return *found;
}

std::vector<v1::StandingOffer> OffersUnder(const TermAccount& term, AsOf as_of) {
  std::vector<v1::StandingOffer> offers;
  for (const auto& [name, statement] : term.offers) {
    if (!statement.StandsAt(as_of.revision)) continue;
    v1::StandingOffer& offer = offers.emplace_back();
    offer.set_offer(name);
    offer.set_term(term.name);
    offer.set_party(statement.body.party());
    *offer.mutable_quantity() = statement.body.quantity();
    *offer.mutable_source() = statement.body.source();
    offer.set_revision(statement.revision.value);
  }
  return offers;
}

}  // namespace handover::reconciliation
