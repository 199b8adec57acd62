#ifndef HANDOVER_TESTS_EXAMPLES_ANSWERS_H_
#define HANDOVER_TESTS_EXAMPLES_ANSWERS_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "handover/reconciliation/v1/completion.pb.h"
#include "handover/reconciliation/v1/mismatch.pb.h"
#include "handover/reconciliation/v1/timeline.pb.h"
#include "handover/registry/v1/record.pb.h"
#include "tests/examples/question.h"

namespace handover::examples {

// Everything that is answered about the agreement of an example.
struct Answers {
  std::vector<reconciliation::v1::Completion> completions;
  std::vector<reconciliation::v1::Mismatch> mismatches;
  reconciliation::v1::Verdict verdict = reconciliation::v1::VERDICT_UNSPECIFIED;
  // The match states by cell, "h5 deceased-military", of the events that enter a book. A category in which nothing was
  // ever declared may be missing.
  std::map<std::string, std::string> match_states;
  // The timelines of the terms, by the names of these.
  std::map<std::string, std::vector<reconciliation::v1::TimelinePoint>> points_by_event_date;
  std::map<std::string, std::vector<reconciliation::v1::TimelinePoint>> points_by_record_time;
  // What became of the mismatches up to the time of the question, whatever revision it asks for.
  std::vector<reconciliation::v1::MismatchEvent> mismatch_events;
};

// What the engine answers, which works out itself what a question is answered as of. Fails as the engine does.
absl::StatusOr<Answers> AnswersOfEngine(const std::vector<registry::v1::Record>& ledger, const Question& question);

// What the recount answers, as of what section 2 says.
Answers AnswersOfRecount(const std::vector<registry::v1::Record>& ledger, const Question& question);

}  // namespace handover::examples

#endif  // HANDOVER_TESTS_EXAMPLES_ANSWERS_H_
