#include <algorithm>
#include <set>
#include <tuple>

#include "ledger/record_name.h"
#include "tests/recount/standing.h"

namespace handover::recount {
namespace {

namespace v1 = reconciliation::v1;

Standing MismatchOfEvent(const Snapshot& snapshot, const std::string& id, v1::MismatchKind kind, const Event& event,
                         registry::v1::Category category) {
  Standing standing = MismatchNamed(snapshot, id, kind);
  const registry::v1::Record* term = snapshot.FirstTermOf(event.handover(), category);
  if (term != nullptr) standing.message.set_term(term->name());
  standing.message.set_handover(event.newest->name());
  standing.message.set_stage(event.handover().stage());
  standing.message.set_date(event.handover().event_date());
  standing.message.set_category(category);
  return standing;
}

Standing MismatchOfCell(const Snapshot& snapshot, const std::string& kind_id, v1::MismatchKind kind, const Cell& cell) {
  return MismatchOfEvent(snapshot, kind_id + "." + SubjectId(*cell.event, cell.category), kind, *cell.event,
                         cell.category);
}

// Of a cell that is ONE_SIDED: whether the sides agree in every category of the event in which both have a position,
// and there is such a one. The silent side then has a position in it.
bool IsDifferenceOfScope(const Snapshot& snapshot, const Cell& one_sided) {
  bool both_count_another = false;
  for (const Cell& cell : snapshot.cells) {
    if (cell.event != one_sided.event || !cell.sender || !cell.receiver) continue;
    if (cell.state != MatchState::kMatched) return false;
    both_count_another = true;
  }
  return both_count_another;
}

void AddSilence(const Snapshot& snapshot, const Cell& cell, std::vector<Standing>& found) {
  const bool is_scope = IsDifferenceOfScope(snapshot, cell);
  Standing standing = is_scope ? MismatchOfCell(snapshot, "category-scope", v1::MISMATCH_KIND_CATEGORY_SCOPE, cell)
                               : MismatchOfCell(snapshot, "one-sided", v1::MISMATCH_KIND_ONE_SIDED, cell);
  *standing.message.add_positions() = ToMessage(cell.sender ? *cell.sender : *cell.receiver);
  standing.waited_until = cell.grace_end;
  found.push_back(std::move(standing));
}

void AddOfState(const Snapshot& snapshot, const Cell& cell, std::vector<Standing>& found) {
  switch (cell.state) {
    case MatchState::kOneSided:
      AddSilence(snapshot, cell, found);
      return;
    case MatchState::kDifferent:
      found.push_back(MismatchOfCell(snapshot, "count", v1::MISMATCH_KIND_COUNT, cell));
      SetPositions(*cell.sender, *cell.receiver, found.back().message);
      return;
    case MatchState::kNotComparable:
      found.push_back(MismatchOfCell(snapshot, "basis", v1::MISMATCH_KIND_BASIS, cell));
      SetPositions(*cell.sender, *cell.receiver, found.back().message);
      found.back().message.clear_difference();
      return;
    case MatchState::kAwaitingCounterpart:
    case MatchState::kMatched:
    case MatchState::kIndeterminate:
      return;
  }
}

void AddEventDate(const Snapshot& snapshot, const Cell& cell, std::vector<Standing>& found) {
  if (!cell.sender || !cell.receiver) return;
  const std::string& sender_date = cell.sender->record->declaration().stated_event_date();
  const std::string& receiver_date = cell.receiver->record->declaration().stated_event_date();
  if (sender_date.empty() || receiver_date.empty() || sender_date == receiver_date) return;
  found.push_back(MismatchOfCell(snapshot, "event-date", v1::MISMATCH_KIND_EVENT_DATE, cell));
  SetPositions(*cell.sender, *cell.receiver, found.back().message);
  found.back().message.clear_difference();
}

void AddObserverDifferences(const Snapshot& snapshot, const Cell& cell, std::vector<Standing>& found) {
  std::set<std::string> observers;
  for (const Statement& statement : cell.event->statements) {
    if (statement.role == registry::v1::ROLE_OBSERVER) observers.insert(statement.party());
  }
  for (const std::string& observer : observers) {
    const auto observed = cell.event->PositionOf(cell.category, observer, registry::v1::ROLE_OBSERVER);
    if (!observed) continue;
    if (observed->record->declaration().observation_scope() != registry::v1::OBSERVATION_SCOPE_FULL_COUNT) continue;
    for (const std::optional<Statement>& side : {cell.sender, cell.receiver}) {
      if (!side || !Contradict(*side, *observed)) continue;
      const std::string id = "observer-difference." + SubjectId(*cell.event, cell.category) + "." +
                             std::string(ledger::IdOf(observer)) + "." + std::string(ledger::IdOf(side->party()));
      found.push_back(MismatchOfEvent(snapshot, id, v1::MISMATCH_KIND_OBSERVER_DIFFERENCE, *cell.event, cell.category));
      SetPositions(*side, *observed, found.back().message);
    }
  }
}

void AddIntraPartyConflicts(const Snapshot& snapshot, const Event& event, std::vector<Standing>& found) {
  using Subject = std::tuple<registry::v1::Category, std::string, registry::v1::Role>;
  const auto subject_of = [](const Statement& statement) {
    return Subject(statement.record->declaration().category(), statement.party(), statement.role);
  };
  std::set<Subject> subjects;
  for (const Statement& statement : event.statements) subjects.insert(subject_of(statement));
  for (const Subject& subject : subjects) {
    std::vector<Statement> of_subject = event.statements;
    std::erase_if(of_subject, [&](const Statement& statement) { return subject_of(statement) != subject; });
    const auto conflict = ConflictAmong(std::move(of_subject));
    if (!conflict) continue;
    const auto& [category, party, role] = subject;
    const std::string id =
        "intra-party-conflict." + SubjectId(event, category) + "." + std::string(ledger::IdOf(party));
    found.push_back(MismatchOfEvent(snapshot, id, v1::MISMATCH_KIND_INTRA_PARTY_CONFLICT, event, category));
    SetPositions(conflict->position, conflict->other, found.back().message);
  }
}

}  // namespace

std::vector<Standing> CellMismatches(const Snapshot& snapshot) {
  std::vector<Standing> found;
  for (const Cell& cell : snapshot.cells) {
    AddOfState(snapshot, cell, found);
    AddEventDate(snapshot, cell, found);
    AddObserverDifferences(snapshot, cell, found);
  }
  for (const Event& event : snapshot.events) AddIntraPartyConflicts(snapshot, event, found);
  return found;
}

}  // namespace handover::recount
