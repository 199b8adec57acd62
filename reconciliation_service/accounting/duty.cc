#include "reconciliation_service/accounting/duty.h"

#include "absl/strings/str_cat.h"
#include "ledger/calendar_date.h"
#include "ledger/record_name.h"

namespace handover::reconciliation {
namespace {

template <typename Body>
Duty DutyOf(const Body& body, bool deadline_has_passed) {
  Duty duty{.kind = body.kind(), .committed = std::nullopt, .deadline_has_passed = deadline_has_passed};
  if (body.has_committed()) duty.committed = body.committed();
  return duty;
}

std::string CompletionName(const TermAccount& term, std::string_view id) {
  return absl::StrCat(term.name, "/completions/", std::string(id));
}

}  // namespace

std::vector<ReadDuty> DutiesUnder(const TermAccount& term, AsOf as_of) {
  std::vector<ReadDuty> duties;
  if (term.revision > as_of.revision) return duties;
  const bool deadline_has_passed = as_of.time >= DeadlineOf(term.body);
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

Books BooksAt(const TermAccount& term, ledger::Revision at) {
  const TermFigures figures = term.FiguresAt(at);
  return {.sender = figures.books.sender.Total(), .receiver = figures.books.receiver.Total()};
}

absl::Time DeadlineOf(const registry::v1::Term& term) {
  const auto date = ledger::ParseDate(term.deadline_date());
  return date.has_value() ? EndOf(*date) : absl::InfiniteFuture();
}

}  // namespace handover::reconciliation
