#include "reconciliation_service/accounting/completion.h"

#include <algorithm>
#include <iterator>

#include "absl/numeric/int128.h"
#include "ledger/record_name.h"
#include "reconciliation_service/accounting/duty.h"
#include "reconciliation_service/accounting/proto_interval.h"

namespace handover::reconciliation {
namespace {

constexpr int64_t kBasisPoints = 10'000;

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

void SetFigures(const TermFigures& figures, const Duty& duty, v1::Completion& completion) {
  const std::optional<int64_t> number = TargetOf(duty);
  const Books books{.sender = figures.books.sender.Total(), .receiver = figures.books.receiver.Total()};
  *completion.mutable_declared_by_sender() = ToFigure(books.sender, number);
  *completion.mutable_declared_by_receiver() = ToFigure(books.receiver, number);
  *completion.mutable_corroborated() = ToFigure(figures.corroborated.Total(), number);
  *completion.mutable_qualifying() = ToFigure(figures.Qualifying(), number);
  *completion.mutable_findings_not_accepted() = ToProto(figures.findings_not_accepted.Total());
  completion.set_status(StatusOf(duty, books));
  if (number.has_value()) {
    const Interval smaller_book = Smaller(books.sender, books.receiver);
    completion.set_exceeded_by(std::max<int64_t>(0, CheckedSubtract(smaller_book.least.value_or(0), *number)));
  }
  *completion.mutable_net_difference() = ToProto(figures.net.Total());
  *completion.mutable_gross_difference() = ToProto(figures.gross.Total());
}

std::vector<v1::Completion> CompletionsUnder(const AgreementAccount& agreement, const TermAccount& term, AsOf as_of) {
  std::vector<v1::Completion> completions;
  const TermFigures figures = term.FiguresAt(as_of.revision);
  const v1::MatchCounts matches = agreement.FlowOf(term).CountsAt(as_of);
  for (const ReadDuty& read : DutiesUnder(term, as_of)) {
    v1::Completion& completion = completions.emplace_back();
    SetDuty(term, read, completion);
    SetFigures(figures, read.duty, completion);
    *completion.mutable_match_counts() = matches;
    completion.set_latest_revision(std::max(read.revision, term.figures.SinceAt(as_of.revision)).value);
  }
  return completions;
}

}  // namespace

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
