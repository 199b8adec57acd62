#include <algorithm>
#include <map>
#include <string>

#include "ledger/record_name.h"
#include "tests/recount/books.h"
#include "tests/recount/standing.h"

namespace handover::recount {
namespace {

namespace v1 = reconciliation::v1;
using registry::v1::Record;

// What stands of one term's running totals.
class TermTotals {
 public:
  TermTotals(const Snapshot& snapshot, const Record& term) {
    for (const Total& total : snapshot.totals) {
      if (total.term == &term) statements_[total.statement.party()][total.as_of_date].push_back(total.statement);
    }
  }

  // The statements, by party and date.
  const std::map<std::string, std::map<std::string, std::vector<Statement>>>& statements() const { return statements_; }

  // A party's positions, by date.
  std::map<std::string, Statement> PositionsOf(const std::string& party) const {
    std::map<std::string, Statement> positions;
    const auto of_party = statements_.find(party);
    if (of_party == statements_.end()) return positions;
    for (const auto& [date, statements] : of_party->second) {
      const std::vector<Statement> ranked = Ranked(statements);
      if (!ranked.empty()) positions.emplace(date, ranked.front());
    }
    return positions;
  }

 private:
  std::map<std::string, std::map<std::string, std::vector<Statement>>> statements_;
};

std::vector<Cell> FlowUpTo(const Snapshot& snapshot, const registry::v1::Term& term, const std::string& date) {
  std::vector<Cell> flow = FlowOf(snapshot, term);
  std::erase_if(flow, [&date](const Cell& cell) { return cell.event->handover().event_date() > date; });
  return flow;
}

std::string IdWithParty(std::string_view kind, const Record& term, const std::string& party, const std::string& date) {
  return std::string(kind) + "." + std::string(ledger::IdOf(term.name())) + "." + std::string(ledger::IdOf(party)) +
         "." + date;
}

// Names the cells that a difference of running totals as of `date` lies in, and what they leave of it.
void Localise(const Snapshot& snapshot, const registry::v1::Term& term, const Interval& difference,
              v1::Mismatch& mismatch) {
  std::vector<Cell> cells = FlowUpTo(snapshot, term, mismatch.date());
  std::erase_if(cells, [&term](const Cell& cell) {
    return cell.state != MatchState::kDifferent || !cell.HasBothOn(term.counting_basis());
  });
  std::ranges::sort(cells, {}, [](const Cell& cell) {
    return std::pair(cell.event->handover().event_date(), cell.event->first_name);
  });
  Interval rest = difference;
  for (const Cell& cell : cells) {
    v1::LocalisedDifference& localised = *mismatch.add_localised();
    localised.set_handover(cell.event->newest->name());
    localised.set_stage(cell.event->handover().stage());
    localised.set_event_date(cell.event->handover().event_date());
    *localised.mutable_difference() = ToMessage(cell.difference());
    localised.set_mismatch(CountMismatchName(snapshot, cell));
    rest = Difference(rest, cell.difference());
  }
  *mismatch.mutable_not_localised() = ToMessage(rest);
}

void AddBetweenParties(const Snapshot& snapshot, const Record& term, const TermTotals& totals,
                       std::vector<Standing>& found) {
  const auto received = totals.PositionsOf(term.term().to_party());
  for (const auto& [date, sent] : totals.PositionsOf(term.term().from_party())) {
    const auto counterpart = received.find(date);
    if (counterpart == received.end() || !Contradict(sent, counterpart->second)) continue;
    const std::string id = "running-total-between-parties." + std::string(ledger::IdOf(term.name())) + "." + date;
    Standing standing = MismatchOfTerm(snapshot, id, v1::MISMATCH_KIND_RUNNING_TOTAL_BETWEEN_PARTIES, term);
    standing.message.set_date(date);
    SetPositions(sent, counterpart->second, standing.message);
    Localise(snapshot, term.term(), Difference(sent.count(), counterpart->second.count()), standing.message);
    found.push_back(std::move(standing));
  }
}

// A side's own book of the term up to a date, open above where it is certain to be incomplete.
Interval OwnSum(const Snapshot& snapshot, const registry::v1::Term& term, registry::v1::Role role,
                const std::string& date) {
  const std::vector<Cell> flow = FlowUpTo(snapshot, term, date);
  const Books books = BooksOf(flow, term);
  const bool is_sender = role == registry::v1::ROLE_SENDER;
  Interval sum = is_sender ? books.sender : books.receiver;
  for (const Cell& cell : flow) {
    const std::optional<Statement>& own = is_sender ? cell.sender : cell.receiver;
    const std::optional<Statement>& others = is_sender ? cell.receiver : cell.sender;
    const bool has_counted = own && own->quantity().counting_basis() == term.counting_basis();
    if (others && !has_counted) sum.most.reset();
  }
  return sum;
}

void AddNotSum(const Snapshot& snapshot, const Record& term, const TermTotals& totals, std::vector<Standing>& found) {
  for (const std::string& side : {term.term().from_party(), term.term().to_party()}) {
    for (const auto& [date, total] : totals.PositionsOf(side)) {
      const Interval sum = OwnSum(snapshot, term.term(), total.role, date);
      if (!Disjoint(total.count(), sum)) continue;
      const std::string id = IdWithParty("running-total-not-sum", term, side, date);
      Standing standing = MismatchOfTerm(snapshot, id, v1::MISMATCH_KIND_RUNNING_TOTAL_NOT_SUM, term);
      standing.message.set_date(date);
      *standing.message.add_positions() = ToMessage(total);
      v1::Position& own_sum = *standing.message.add_positions();
      own_sum.set_party(side);
      own_sum.set_role(total.role);
      *own_sum.mutable_count() = ToMessage(sum);
      *standing.message.mutable_difference() = ToMessage(Difference(total.count(), sum));
      *standing.message.mutable_not_localised() = standing.message.difference();
      found.push_back(std::move(standing));
    }
  }
}

void AddDecreased(const Snapshot& snapshot, const Record& term, const TermTotals& totals,
                  std::vector<Standing>& found) {
  for (const auto& [party, ignored] : totals.statements()) {
    std::optional<Statement> earlier;
    for (const auto& [date, later] : totals.PositionsOf(party)) {
      if (earlier && Misses(later.count(), earlier->count().least.value())) {
        const std::string id = IdWithParty("running-total-decreased", term, party, date);
        found.push_back(MismatchOfTerm(snapshot, id, v1::MISMATCH_KIND_RUNNING_TOTAL_DECREASED, term));
        found.back().message.set_date(date);
        SetPositions(*earlier, later, found.back().message);
      }
      earlier = later;
    }
  }
}

void AddIntraPartyConflicts(const Snapshot& snapshot, const Record& term, const TermTotals& totals,
                            std::vector<Standing>& found) {
  for (const auto& [party, by_date] : totals.statements()) {
    for (const auto& [date, statements] : by_date) {
      const auto conflict = ConflictAmong(statements);
      if (!conflict) continue;
      const std::string id = "intra-party-conflict." + std::string(ledger::IdOf(term.name())) + ".running-total." +
                             std::string(ledger::IdOf(party)) + "." + date;
      found.push_back(MismatchOfTerm(snapshot, id, v1::MISMATCH_KIND_INTRA_PARTY_CONFLICT, term));
      found.back().message.set_date(date);
      SetPositions(conflict->position, conflict->other, found.back().message);
    }
  }
}

}  // namespace

std::vector<Standing> RunningTotalMismatches(const Snapshot& snapshot) {
  std::vector<Standing> found;
  for (const Record* term : snapshot.terms) {
    const TermTotals totals(snapshot, *term);
    AddBetweenParties(snapshot, *term, totals, found);
    AddNotSum(snapshot, *term, totals, found);
    AddDecreased(snapshot, *term, totals, found);
    AddIntraPartyConflicts(snapshot, *term, totals, found);
  }
  return found;
}

}  // namespace handover::recount
