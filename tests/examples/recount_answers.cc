#include "ledger/record_name.h"
#include "tests/examples/answers.h"
#include "tests/examples/example_ledger.h"
#include "tests/examples/words.h"
#include "tests/recount/mismatch_events.h"
#include "tests/recount/recount.h"
#include "tests/recount/snapshot.h"
#include "tests/recount/timeline.h"

namespace handover::examples {
namespace {

using recount::MatchState;
using recount::Moment;
using registry::v1::Record;

std::string StateWord(MatchState state) {
  switch (state) {
    case MatchState::kAwaitingCounterpart:
      return "AWAITING_COUNTERPART";
    case MatchState::kOneSided:
      return "ONE_SIDED";
    case MatchState::kNotComparable:
      return "NOT_COMPARABLE";
    case MatchState::kDifferent:
      return "DIFFERENT";
    case MatchState::kMatched:
      return "MATCHED";
    case MatchState::kIndeterminate:
      return "INDETERMINATE";
  }
  return "";
}

// Section 2, sentence by sentence.
Moment MomentAskedFor(const std::vector<Record>& ledger, const Question& question) {
  const auto head = static_cast<int64_t>(ledger.size());
  Moment moment{.revision = question.revision.value_or(head), .time = question.now};
  if (question.time.has_value()) {
    moment.time = *question.time;
    while (moment.revision > 0) {
      const Record& last = ledger[static_cast<size_t>(moment.revision - 1)];
      if (recount::TimeOf(last.record_time()) <= moment.time) break;
      --moment.revision;
    }
  } else if (question.revision.has_value()) {
    moment.time = recount::TimeOf(ledger[static_cast<size_t>(moment.revision - 1)].record_time());
  }
  return moment;
}

void AddTimelines(const std::vector<Record>& ledger, int64_t revision, Answers& answers) {
  for (const Record& record : ledger) {
    if (!record.has_term() || record.revision() > revision) continue;
    answers.points_by_event_date[record.name()] = recount::TimelineByEventDate(ledger, record.name(), revision);
    answers.points_by_record_time[record.name()] = recount::TimelineByRecordTime(ledger, record.name(), revision);
  }
}

}  // namespace

Answers AnswersOfRecount(const std::vector<Record>& ledger, const Question& question) {
  const Moment moment = MomentAskedFor(ledger, question);
  Answers answers;
  answers.completions = recount::Completions(ledger, kAgreement, moment);
  answers.mismatches = recount::Mismatches(ledger, kAgreement, moment);
  answers.verdict = recount::VerdictOf(ledger, kAgreement, moment);
  const recount::Snapshot snapshot = recount::TakeSnapshot(ledger, kAgreement, moment);
  for (const recount::Event& event : snapshot.events) {
    const std::string id(ledger::IdOf(event.first_name));
    for (int number = registry::v1::Category_MIN + 1; number <= registry::v1::Category_MAX; ++number) {
      answers.match_states[id + " " + WordOf(static_cast<registry::v1::Category>(number))] = "AWAITING_BOTH";
    }
  }
  for (const recount::Cell& cell : snapshot.cells) {
    const std::string id(ledger::IdOf(cell.event->first_name));
    answers.match_states[id + " " + WordOf(cell.category)] = StateWord(cell.state);
  }
  AddTimelines(ledger, moment.revision, answers);
  answers.mismatch_events = recount::MismatchEvents(ledger, kAgreement, moment.time);
  return answers;
}

}  // namespace handover::examples
