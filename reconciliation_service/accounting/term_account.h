#ifndef HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_TERM_ACCOUNT_H_
#define HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_TERM_ACCOUNT_H_

#include <chrono>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "handover/registry/v1/agreement.pb.h"
#include "ledger/entry.h"
#include "reconciliation_service/accounting/claim_book.h"
#include "reconciliation_service/accounting/day_books.h"
#include "reconciliation_service/accounting/event.h"
#include "reconciliation_service/accounting/figures.h"
#include "reconciliation_service/accounting/versioned.h"

namespace handover::reconciliation {

// A statement that stands from its revision until a later one takes its place.
template <typename Body>
struct Statement {
  ledger::Revision revision;
  ledger::Revision superseded_at{std::numeric_limits<int64_t>::max()};
  Body body;

  bool StandsAt(ledger::Revision at) const { return revision <= at && at < superseded_at; }
};

// One term, what the parties have stated under it, and its figures.
struct TermAccount {
  std::string name;
  ledger::Revision revision;
  registry::v1::Term body;
  std::map<std::string, Statement<registry::v1::Reading>> readings;                  // By name.
  std::map<std::string, Statement<registry::v1::Offer>> offers;                      // By name.
  std::map<std::chrono::sys_days, std::map<std::string, ClaimBook>> running_totals;  // By as-of date and party.
  std::vector<TermAccount*> exchanged;  // Terms that are one for one with it.

  Versioned<TermFigures> figures;
  DayBooks day_books;  // By the date of the events.

  TermFigures FiguresAt(ledger::Revision at) const;

  // The sum of the declarations of one side up to `date`, as far as it has declared.
  Interval OwnSumAt(registry::v1::Role role, std::chrono::sys_days date, ledger::Revision at) const;

  // The position of `party` for the running total as of `date`; null if it has none.
  const Claim* TotalAt(std::chrono::sys_days date, const std::string& party, ledger::Revision at) const;
  // Its position for the nearest date before `date` that has one; null if there is none.
  const Claim* TotalBefore(std::chrono::sys_days date, const std::string& party, ledger::Revision at) const;

  // SENDER for its from_party, RECEIVER for its to_party, OBSERVER for any other.
  registry::v1::Role RoleOf(const std::string& party) const;
};

// The flow that `term` speaks of.
Flow FlowOfTerm(const registry::v1::Term& term);

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_ACCOUNTING_TERM_ACCOUNT_H_
