#include "reconciliation_service/accounting/also_stated.h"

#include <algorithm>
#include <string>
#include <vector>

#include "reconciliation_service/accounting/position.h"
#include "reconciliation_service/accounting/standing.h"

namespace handover::reconciliation {
namespace {

// What one party has stated on one subject.
struct PartyBook {
  const ClaimBook* book;
  std::string party;
  registry::v1::Role role;
};

void AddTotals(const TermAccount& term, std::chrono::sys_days date, const std::string& party,
               std::vector<PartyBook>& books) {
  const auto day = term.running_totals.find(date);
  if (day == term.running_totals.end()) return;
  const auto book = day->second.find(party);
  if (book != day->second.end()) books.push_back({&book->second, party, term.RoleOf(party)});
}

// The books that a mismatch of a cell rests on.
std::vector<PartyBook> BooksOfCell(const Subject& subject) {
  const Event& event = *subject.event;
  switch (subject.kind) {
    case v1::MISMATCH_KIND_INTRA_PARTY_CONFLICT:
      return {{&BookOfParty(subject), subject.party, event.RoleOf(subject.party)}};
    case v1::MISMATCH_KIND_OBSERVER_DIFFERENCE:
      return {{&BookOfSide(subject), subject.side, event.RoleOf(subject.side)},
              {&subject.cell->observers.at(subject.party), subject.party, registry::v1::ROLE_OBSERVER}};
    default:
      return {{&subject.cell->sender, event.from_party, registry::v1::ROLE_SENDER},
              {&subject.cell->receiver, event.to_party, registry::v1::ROLE_RECEIVER}};
  }
}

// The books that a mismatch of running totals rests on.
std::vector<PartyBook> BooksOfTotals(const Subject& subject, ledger::Revision at) {
  const TermAccount& term = *subject.term;
  std::vector<PartyBook> books;
  if (subject.kind == v1::MISMATCH_KIND_RUNNING_TOTAL_BETWEEN_PARTIES) {
    AddTotals(term, subject.date, term.body.from_party(), books);
    AddTotals(term, subject.date, term.body.to_party(), books);
    return books;
  }
  if (subject.kind == v1::MISMATCH_KIND_RUNNING_TOTAL_DECREASED) {
    const Claim* earlier = term.TotalBefore(subject.date, subject.party, at);
    if (earlier != nullptr) AddTotals(term, *earlier->date, subject.party, books);
  }
  if (!subject.party.empty()) AddTotals(term, subject.date, subject.party, books);
  return books;
}

}  // namespace

void AddAlsoStated(const Subject& subject, ledger::Revision at, v1::Mismatch& mismatch) {
  const auto is_position = [&mismatch](const Claim& claim) {
    return std::ranges::any_of(mismatch.positions(), [&](const auto& shown) { return shown.record() == claim.name; });
  };
  std::vector<v1::Position> others;
  for (const auto& [book, party, role] : subject.event != nullptr ? BooksOfCell(subject) : BooksOfTotals(subject, at)) {
    for (const Claim* claim : book->StandingAt(at)) {
      if (!is_position(*claim)) others.push_back(PositionOf(*claim, party, role));
    }
  }
  std::ranges::sort(others, {}, &v1::Position::revision);
  if (others.size() > kAlsoStatedMax) others.resize(kAlsoStatedMax);
  for (v1::Position& other : others) *mismatch.add_also_stated() = std::move(other);
}

}  // namespace handover::reconciliation
