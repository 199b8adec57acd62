#include "reconciliation_service/accounting/term_account.h"

namespace handover::reconciliation {

TermFigures TermAccount::FiguresAt(ledger::Revision at) const {
  const TermFigures* known = figures.At(at);
  return known == nullptr ? TermFigures() : *known;
}

Interval TermAccount::OwnSumAt(registry::v1::Role role, std::chrono::sys_days date, ledger::Revision at) const {
  const BookSums books = day_books.UpTo(date, at);
  return role == registry::v1::ROLE_SENDER ? books.SenderAsFarAsDeclared() : books.ReceiverAsFarAsDeclared();
}

const Claim* TermAccount::TotalAt(std::chrono::sys_days date, const std::string& party, ledger::Revision at) const {
  const auto day = running_totals.find(date);
  if (day == running_totals.end()) return nullptr;
  const auto book = day->second.find(party);
  return book == day->second.end() ? nullptr : book->second.PositionAt(at);
}

const Claim* TermAccount::TotalBefore(std::chrono::sys_days date, const std::string& party, ledger::Revision at) const {
  auto day = running_totals.lower_bound(date);
  while (day != running_totals.begin()) {
    --day;
    if (const Claim* total = TotalAt(day->first, party, at)) return total;
  }
  return nullptr;
}

registry::v1::Role TermAccount::RoleOf(const std::string& party) const {
  if (party == body.from_party()) return registry::v1::ROLE_SENDER;
  return party == body.to_party() ? registry::v1::ROLE_RECEIVER : registry::v1::ROLE_OBSERVER;
}

Flow FlowOfTerm(const registry::v1::Term& term) {
  return {.from_party = term.from_party(), .to_party = term.to_party(), .category = term.category()};
}

}  // namespace handover::reconciliation
