#include "reconciliation_service/accounting/standing.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "reconciliation_service/accounting/duty.h"

namespace handover::reconciliation {
namespace {

using ledger::Revision;

// When a mismatch stands: not at all, whatever the time, or from a time on.
using From = std::optional<absl::Time>;

From IfSo(bool stands) { return stands ? From(absl::InfinitePast()) : std::nullopt; }

// Whether both are there, counted on one basis, and cannot both hold.
bool Contradict(const Claim* a, const Claim* b) {
  return a != nullptr && b != nullptr && a->basis == b->basis && !Overlap(a->Count(), b->Count());
}

From IfMatchIs(const Subject& subject, MatchState match, Revision at) {
  const auto state = StateOf(*subject.event, *subject.cell, at);
  return IfSo(state.has_value() && state->match == match);
}

// Whether the side that is silent in the cell of `state` counts other categories of the event, and the two sides agree
// wherever both count.
bool IsMatterOfScope(const Event& event, const CellState& state, Revision at) {
  bool both_count_somewhere = false;
  for (const auto& [category, cell] : event.cells) {
    const auto other = StateOf(event, cell, at);
    if (!other.has_value() || other->sender == nullptr || other->receiver == nullptr) continue;
    if (other->match != MatchState::kMatched) return false;
    both_count_somewhere = true;
  }
  return both_count_somewhere && state.match == MatchState::kAwaitingCounterpart;
}

// ONE_SIDED, or where `scope` is asked for CATEGORY_SCOPE.
From SilenceStandsFrom(const Subject& subject, bool scope, Revision at) {
  const auto state = StateOf(*subject.event, *subject.cell, at);
  if (!state.has_value() || state->match != MatchState::kAwaitingCounterpart) return std::nullopt;
  if (IsMatterOfScope(*subject.event, *state, at) != scope) return std::nullopt;
  return EndOf(state->facts->date) + subject.flow->GraceAt(at);
}

From EventDateStandsFrom(const Subject& subject, Revision at) {
  const auto state = StateOf(*subject.event, *subject.cell, at);
  if (!state.has_value() || state->sender == nullptr || state->receiver == nullptr) return std::nullopt;
  const auto& sender = state->sender->date;
  const auto& receiver = state->receiver->date;
  return IfSo(sender.has_value() && receiver.has_value() && *sender != *receiver);
}

From ConflictStandsFrom(const Subject& subject, Revision at) {
  if (subject.event != nullptr && subject.event->ConductedAt(at) == nullptr) return std::nullopt;
  return IfSo(BookOfParty(subject).ConflictAt(at) != nullptr);
}

From ObserverStandsFrom(const Subject& subject, Revision at) {
  if (subject.event->ConductedAt(at) == nullptr) return std::nullopt;
  const Claim* observed = subject.cell->observers.at(subject.party).PositionAt(at);
  if (observed == nullptr || observed->scope != registry::v1::OBSERVATION_SCOPE_FULL_COUNT) return std::nullopt;
  return IfSo(Contradict(BookOfSide(subject).PositionAt(at), observed));
}

From NotSumStandsFrom(const Subject& subject, Revision at) {
  const Claim* total = subject.term->TotalAt(subject.date, subject.party, at);
  if (total == nullptr) return std::nullopt;
  const registry::v1::Role role = subject.term->RoleOf(subject.party);
  return IfSo(!Overlap(total->Count(), subject.term->OwnSumAt(role, subject.date, at)));
}

From DecreasedStandsFrom(const Subject& subject, Revision at) {
  const Claim* later = subject.term->TotalAt(subject.date, subject.party, at);
  const Claim* earlier = subject.term->TotalBefore(subject.date, subject.party, at);
  if (later == nullptr || earlier == nullptr) return std::nullopt;
  const Interval difference = earlier->Count() - later->Count();
  return IfSo(difference.least.has_value() && *difference.least > 0);
}

From ReadingConflictStandsFrom(const TermAccount& term, Revision at) {
  using Read = std::tuple<int, int64_t, int>;
  std::map<std::string, std::set<Read>> by_party;
  for (const auto& [name, statement] : term.readings) {
    if (!statement.StandsAt(at)) continue;
    const registry::v1::Reading& body = statement.body;
    by_party[body.party()].emplace(body.kind(), body.committed().count(), body.committed().precision());
  }
  for (auto a = by_party.begin(); a != by_party.end(); ++a) {
    for (auto b = std::next(a); b != by_party.end(); ++b) {
      const auto is_shared = [&b](const Read& read) { return b->second.contains(read); };
      if (std::ranges::none_of(a->second, is_shared)) return IfSo(true);
    }
  }
  return std::nullopt;
}

From OffsettingStandsFrom(const TermAccount& term, Revision at) {
  const TermFigures figures = term.FiguresAt(at);
  return IfSo(figures.net.Total() == Exactly(0) && figures.gross.Total().least.value_or(0) > 0);
}

From OverdueStandsFrom(const Subject& subject, Revision at) {
  const TermAccount& term = *subject.term;
  for (const ReadDuty& read : DutiesUnder(term, {.revision = at, .time = absl::InfiniteFuture()})) {
    if (read.reading_name != subject.reading) continue;
    const bool has_deadline = DeadlineOf(term.body) != absl::InfiniteFuture();
    if (!has_deadline || StatusOf(read.duty, BooksAt(term, at)) != v1::COMPLETION_STATUS_OVERDUE) return std::nullopt;
    return DeadlineOf(term.body);
  }
  return std::nullopt;
}

From ReciprocityStandsFrom(const TermAccount& term, Revision at) {
  for (const TermAccount* other : term.exchanged) {
    if (other->name != term.body.one_for_one_with()) continue;
    return IfSo(!Overlap(term.FiguresAt(at).corroborated.Total(), other->FiguresAt(at).corroborated.Total()));
  }
  return std::nullopt;
}

}  // namespace

const ClaimBook& BookOfSide(const Subject& subject) {
  return subject.side == subject.event->from_party ? subject.cell->sender : subject.cell->receiver;
}

const ClaimBook& BookOfParty(const Subject& subject) {
  if (subject.event == nullptr) return subject.term->running_totals.at(subject.date).at(subject.party);
  if (subject.party == subject.event->from_party) return subject.cell->sender;
  if (subject.party == subject.event->to_party) return subject.cell->receiver;
  return subject.cell->observers.at(subject.party);
}

std::optional<BookAboveCap> FindBookAboveCap(const TermAccount& term, const std::string& reading, Revision at) {
  const std::vector<ReadDuty> duties = DutiesUnder(term, {.revision = at, .time = absl::InfinitePast()});
  const auto read = std::ranges::find(duties, reading, &ReadDuty::reading_name);
  if (read == duties.end() || read->duty.kind != registry::v1::TERM_KIND_CAP) return std::nullopt;
  const std::optional<int64_t> cap = TargetOf(read->duty);
  if (!cap.has_value()) return std::nullopt;
  const Books books = BooksAt(term, at);
  const bool sender_is_larger = books.sender.least.value_or(0) >= books.receiver.least.value_or(0);
  const Interval& larger = sender_is_larger ? books.sender : books.receiver;
  if (larger.least.value_or(0) <= *cap) return std::nullopt;
  return BookAboveCap{.role = sender_is_larger ? registry::v1::ROLE_SENDER : registry::v1::ROLE_RECEIVER,
                      .book = larger,
                      .excess = larger - Exactly(*cap)};
}

std::vector<std::string> StandingReadings(const TermAccount& term, Revision at) {
  std::vector<std::string> names;
  for (const auto& [name, statement] : term.readings) {
    if (statement.StandsAt(at)) names.push_back(name);
  }
  return names;
}

std::optional<absl::Time> StandsFrom(const Subject& subject, Revision at) {
  switch (subject.kind) {
    case v1::MISMATCH_KIND_COUNT:
      return IfMatchIs(subject, MatchState::kDifferent, at);
    case v1::MISMATCH_KIND_BASIS:
      return IfMatchIs(subject, MatchState::kNotComparable, at);
    case v1::MISMATCH_KIND_ONE_SIDED:
      return SilenceStandsFrom(subject, /*scope=*/false, at);
    case v1::MISMATCH_KIND_CATEGORY_SCOPE:
      return SilenceStandsFrom(subject, /*scope=*/true, at);
    case v1::MISMATCH_KIND_EVENT_DATE:
      return EventDateStandsFrom(subject, at);
    case v1::MISMATCH_KIND_INTRA_PARTY_CONFLICT:
      return ConflictStandsFrom(subject, at);
    case v1::MISMATCH_KIND_OBSERVER_DIFFERENCE:
      return ObserverStandsFrom(subject, at);
    case v1::MISMATCH_KIND_RUNNING_TOTAL_BETWEEN_PARTIES:
      return IfSo(Contradict(subject.term->TotalAt(subject.date, subject.term->body.from_party(), at),
                             subject.term->TotalAt(subject.date, subject.term->body.to_party(), at)));
    case v1::MISMATCH_KIND_RUNNING_TOTAL_NOT_SUM:
      return NotSumStandsFrom(subject, at);
    case v1::MISMATCH_KIND_RUNNING_TOTAL_DECREASED:
      return DecreasedStandsFrom(subject, at);
    case v1::MISMATCH_KIND_READING_CONFLICT:
      return ReadingConflictStandsFrom(*subject.term, at);
    case v1::MISMATCH_KIND_OFFSETTING:
      return OffsettingStandsFrom(*subject.term, at);
    case v1::MISMATCH_KIND_OVER_CAP:
      return IfSo(FindBookAboveCap(*subject.term, subject.reading, at).has_value());
    case v1::MISMATCH_KIND_OVERDUE_TERM:
      return OverdueStandsFrom(subject, at);
    case v1::MISMATCH_KIND_RECIPROCITY:
      return ReciprocityStandsFrom(*subject.term, at);
    default:
      return std::nullopt;
  }
}

}  // namespace handover::reconciliation
