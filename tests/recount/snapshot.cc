#include "tests/recount/snapshot.h"

#include <algorithm>

#include "ledger/calendar_date.h"
#include "ledger/record_name.h"

namespace handover::recount {
namespace {

using registry::v1::Category;
using registry::v1::CORRECTION_REASON_WITHDRAWAL;
using registry::v1::Record;

// The name of the record that `record` takes the place of; empty if none.
std::string_view PredecessorOf(const Record& record) {
  if (record.has_reading()) return record.reading().supersedes();
  if (record.has_handover()) return record.handover().supersedes();
  if (record.has_declaration()) return record.declaration().corrects();
  if (record.has_running_total()) return record.running_total().corrects();
  return {};
}

// What is said under the record named `handover` of an event.
void AddWhatIsSaidUnder(std::string_view handover, const Snapshot& snapshot, Event& event) {
  for (const Record* record : snapshot.records) {
    if (ledger::ParentOf(record->name()) != handover) continue;
    if (record->has_finding()) event.findings.push_back(record);
    if (!record->has_declaration() || !snapshot.Stands(record->name())) continue;
    if (record->declaration().correction_reason() == CORRECTION_REASON_WITHDRAWAL) continue;
    event.statements.push_back({.record = record, .role = record->declaration().role()});
  }
}

// The event whose first record is `first`, whatever became of it.
Event EventOf(const Record& first, const Snapshot& snapshot) {
  Event event{.first_name = first.name(), .newest = &first, .findings = {}, .statements = {}};
  AddWhatIsSaidUnder(first.name(), snapshot, event);
  for (const Record* later : snapshot.records) {
    if (!later->has_handover() || later->handover().supersedes() != event.newest->name()) continue;
    event.newest = later;
    AddWhatIsSaidUnder(later->name(), snapshot, event);
  }
  return event;
}

std::vector<Event> ConductedEvents(const Snapshot& snapshot) {
  std::vector<Event> events;
  for (const Record* record : snapshot.records) {
    if (!record->has_handover() || !record->handover().supersedes().empty()) continue;
    Event event = EventOf(*record, snapshot);
    if (event.handover().status() == registry::v1::HANDOVER_STATUS_CONDUCTED) events.push_back(std::move(event));
  }
  return events;
}

absl::Time GraceEndOf(const Cell& cell, const Snapshot& snapshot) {
  constexpr int64_t kUnlessGivenSeconds = 72 * 3600;
  std::optional<int64_t> longest;
  for (const Record* record : snapshot.terms) {
    const registry::v1::Term& term = record->term();
    if (!IsInFlow(cell, term)) continue;
    const int64_t seconds = term.has_grace_period() ? term.grace_period().seconds() : kUnlessGivenSeconds;
    longest = std::max(longest.value_or(0), seconds);
  }
  return EndOfDay(cell.event->handover().event_date()) + absl::Seconds(longest.value_or(kUnlessGivenSeconds));
}

MatchState StateOf(const Cell& cell, absl::Time now) {
  if (!cell.sender || !cell.receiver) {
    return now < cell.grace_end ? MatchState::kAwaitingCounterpart : MatchState::kOneSided;
  }
  if (cell.sender->quantity().counting_basis() != cell.receiver->quantity().counting_basis()) {
    return MatchState::kNotComparable;
  }
  const Interval sender = cell.sender->count();
  const Interval receiver = cell.receiver->count();
  if (Disjoint(sender, receiver)) return MatchState::kDifferent;
  return sender.IsExact() && sender == receiver ? MatchState::kMatched : MatchState::kIndeterminate;
}

std::vector<Cell> CellsOf(const Snapshot& snapshot) {
  std::vector<Cell> cells;
  for (const Event& event : snapshot.events) {
    for (int number = registry::v1::Category_MIN + 1; number <= registry::v1::Category_MAX; ++number) {
      const auto category = static_cast<Category>(number);
      const registry::v1::Handover& handover = event.handover();
      Cell cell{.event = &event,
                .category = category,
                .sender = event.PositionOf(category, handover.from_party(), registry::v1::ROLE_SENDER),
                .receiver = event.PositionOf(category, handover.to_party(), registry::v1::ROLE_RECEIVER),
                .grace_end = {}};
      if (!cell.sender && !cell.receiver) continue;
      cell.grace_end = GraceEndOf(cell, snapshot);
      cell.state = StateOf(cell, snapshot.time);
      cells.push_back(std::move(cell));
    }
  }
  return cells;
}

// In which role a party states running totals of `term`.
registry::v1::Role RoleOf(const std::string& party, const registry::v1::Term& term) {
  if (party == term.from_party()) return registry::v1::ROLE_SENDER;
  return party == term.to_party() ? registry::v1::ROLE_RECEIVER : registry::v1::ROLE_OBSERVER;
}

std::vector<Total> StandingTotals(const Snapshot& snapshot) {
  std::vector<Total> totals;
  for (const Record* term : snapshot.terms) {
    for (const Record* record : snapshot.records) {
      if (!record->has_running_total() || ledger::ParentOf(record->name()) != term->name()) continue;
      const registry::v1::RunningTotal& total = record->running_total();
      if (total.correction_reason() == CORRECTION_REASON_WITHDRAWAL || !snapshot.Stands(record->name())) continue;
      totals.push_back({.term = term,
                        .as_of_date = total.as_of_date(),
                        .statement = {.record = record, .role = RoleOf(total.declarer(), term->term())}});
    }
  }
  return totals;
}

}  // namespace

std::optional<Statement> Event::PositionOf(Category category, std::string_view party, registry::v1::Role role) const {
  std::vector<Statement> on_subject;
  for (const Statement& statement : statements) {
    if (statement.record->declaration().category() != category) continue;
    if (statement.party() == party && statement.role == role) on_subject.push_back(statement);
  }
  const std::vector<Statement> ranked = Ranked(std::move(on_subject));
  return ranked.empty() ? std::nullopt : std::optional(ranked.front());
}

bool Cell::HasBothOn(registry::v1::CountingBasis basis) const {
  return sender && receiver && sender->quantity().counting_basis() == basis &&
         receiver->quantity().counting_basis() == basis;
}

bool Snapshot::Stands(std::string_view name) const {
  return std::ranges::none_of(records, [name](const Record* other) { return PredecessorOf(*other) == name; });
}

const Record* Snapshot::FirstTermOf(const registry::v1::Handover& handover, Category category) const {
  for (const Record* term : terms) {
    if (HasDirectionOf(handover, term->term()) && term->term().category() == category) return term;
  }
  return nullptr;
}

Snapshot TakeSnapshot(const std::vector<Record>& ledger, std::string_view agreement, Moment moment) {
  Snapshot snapshot;
  snapshot.agreement = agreement;
  snapshot.time = moment.time;
  for (const Record& record : ledger) {
    if (record.revision() > moment.revision || ledger::AgreementOf(record.name()) != agreement) continue;
    snapshot.records.push_back(&record);
    if (record.has_term()) snapshot.terms.push_back(&record);
  }
  snapshot.events = ConductedEvents(snapshot);
  snapshot.cells = CellsOf(snapshot);
  snapshot.totals = StandingTotals(snapshot);
  return snapshot;
}

bool HasDirectionOf(const registry::v1::Handover& handover, const registry::v1::Term& term) {
  return handover.from_party() == term.from_party() && handover.to_party() == term.to_party();
}

bool IsInFlow(const Cell& cell, const registry::v1::Term& term) {
  return HasDirectionOf(cell.event->handover(), term) && cell.category == term.category();
}

absl::Time EndOfDay(std::string_view date) {
  const std::chrono::sys_days next_day = ledger::ParseDate(date).value() + std::chrono::days(1);
  return absl::FromUnixSeconds(std::chrono::sys_seconds(next_day).time_since_epoch().count());
}

}  // namespace handover::recount
