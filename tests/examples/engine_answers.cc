#include <algorithm>
#include <chrono>
#include <iterator>
#include <limits>

#include "absl/strings/str_cat.h"
#include "ledger/record_name.h"
#include "reconciliation_service/accounting/completion.h"
#include "reconciliation_service/accounting/mismatch.h"
#include "reconciliation_service/accounting/mismatch_events.h"
#include "reconciliation_service/accounting/timeline.h"
#include "reconciliation_service/accounting/verdict.h"
#include "reconciliation_service/follower/live_accounts.h"
#include "tests/examples/answers.h"
#include "tests/examples/example_ledger.h"
#include "tests/examples/words.h"
#include "tests/recount/statement.h"

namespace handover::examples {
namespace {

using reconciliation::AgreementAccount;
using reconciliation::AsOf;
using reconciliation::CellRef;
using reconciliation::FlowAccount;
using reconciliation::MatchState;

std::string StateWord(MatchState state, bool is_in_grace) {
  switch (state) {
    case MatchState::kAwaitingBoth:
      return "AWAITING_BOTH";
    case MatchState::kAwaitingCounterpart:
      return is_in_grace ? "AWAITING_COUNTERPART" : "ONE_SIDED";
    case MatchState::kMatched:
      return "MATCHED";
    case MatchState::kDifferent:
      return "DIFFERENT";
    case MatchState::kIndeterminate:
      return "INDETERMINATE";
    case MatchState::kNotComparable:
      return "NOT_COMPARABLE";
  }
  return "";
}

void AddMatchStates(const FlowAccount& account, registry::v1::Category category, AsOf as_of, Answers& answers) {
  for (const CellRef& cell : account.cells()) {
    const auto state = reconciliation::StateOf(*cell.event, *cell.cell, as_of.revision);
    if (!state.has_value()) continue;
    const std::string event(ledger::IdOf(cell.event->first_name));
    const absl::Time grace_end = reconciliation::EndOf(state->facts->date) + account.GraceAt(as_of.revision);
    answers.match_states[event + " " + WordOf(category)] = StateWord(state->match, as_of.time < grace_end);
  }
}

// Before any day that a record can name.
constexpr std::chrono::sys_days kBeforeAllDays = std::chrono::year(1) / 1 / 1;
constexpr size_t kNoLimit = std::numeric_limits<size_t>::max();

void AddTimelines(const reconciliation::Accounts& all, const AgreementAccount& account, ledger::Revision at,
                  Answers& answers) {
  for (const auto& [name, term] : account.terms()) {
    if (term.revision > at) continue;
    answers.points_by_event_date[name] = reconciliation::TimelineByEventDate(term, kBeforeAllDays, kNoLimit, at);
    answers.points_by_record_time[name] =
        reconciliation::TimelineByRecordTime(term, all.record_times(), {0}, kNoLimit, at);
  }
}

void AddMismatchEvents(const reconciliation::Accounts& all, const AgreementAccount& account, absl::Time until,
                       Answers& answers) {
  const auto accepts_all = [](reconciliation::v1::MismatchKind) { return true; };
  reconciliation::EventSlice slice;
  while (!slice.reached_end) {
    slice = reconciliation::EventsAfter(all, account, slice.end, until, accepts_all);
    std::ranges::move(slice.events, std::back_inserter(answers.mismatch_events));
  }
}

// All records as the registry would send them to one that watches from the start.
registry::v1::WatchRecordsResponse MessageOf(const std::vector<registry::v1::Record>& ledger) {
  registry::v1::WatchRecordsResponse message;
  message.set_ledger_id("0123456789abcdef0123456789abcdef");
  message.set_revision(static_cast<int64_t>(ledger.size()));
  message.set_head_revision(message.revision());
  for (const registry::v1::Record& record : ledger) message.add_entries(record.SerializeAsString());
  return message;
}

}  // namespace

absl::StatusOr<Answers> AnswersOfEngine(const std::vector<registry::v1::Record>& ledger, const Question& question) {
  reconciliation::LiveAccounts accounts([&question] { return question.now; });
  if (absl::Status status = accounts.Take(MessageOf(ledger)); !status.ok()) return status;
  reconciliation::v1::AsOf asked;
  if (question.revision.has_value()) asked.set_revision(*question.revision);
  if (question.time.has_value()) *asked.mutable_time() = recount::TimestampOf(*question.time);
  Answers answers;
  const auto answer = [&answers](const reconciliation::Accounts& all, AsOf as_of) {
    const AgreementAccount& account = *all.Find(kAgreement);
    answers.completions = reconciliation::CompletionsOf(account, as_of);
    answers.mismatches = reconciliation::MismatchesOf(all, account, as_of);
    answers.verdict = reconciliation::VerdictOf(all, account, as_of);
    for (const auto& [flow, flow_account] : account.flows()) {
      AddMatchStates(flow_account, flow.category, as_of, answers);
    }
    AddTimelines(all, account, as_of.revision, answers);
    AddMismatchEvents(all, account, as_of.time, answers);
    return absl::OkStatus();
  };
  reconciliation::v1::Basis basis;
  if (absl::Status status = accounts.Ask(asked, answer, basis); !status.ok()) return status;
  return answers;
}

}  // namespace handover::examples
