#include "tests/recount/bridge.h"

#include <algorithm>

#include "ledger/record_name.h"
#include "tests/recount/answers.h"

namespace handover::recount {
namespace {

namespace v1 = reconciliation::v1;
using registry::v1::EXPLANATION_CODE_LEFT_UNEXPLAINED;
using registry::v1::Record;

v1::Answer AnswerTo(const Record& explanation, const Snapshot& snapshot) {
  v1::Answer answer = v1::ANSWER_PENDING;
  for (const auto& [party, verdict] : AnswersTo(explanation.name(), explanation.explanation().party(), snapshot)) {
    if (verdict == registry::v1::VERDICT_REJECTED) return v1::ANSWER_REJECTED;
    answer = v1::ANSWER_ACCEPTED;
  }
  return answer;
}

v1::AnsweredExplanation Answered(const Record& record, const Snapshot& snapshot) {
  v1::AnsweredExplanation answered;
  answered.set_explanation(record.name());
  answered.set_party(record.explanation().party());
  answered.set_code(record.explanation().code());
  answered.set_signed_count(record.explanation().signed_count());
  answered.set_answer(AnswerTo(record, snapshot));
  answered.set_latest_revision(record.revision());
  for (const Record* response : snapshot.records) {
    if (!response->has_explanation_response() || ledger::ParentOf(response->name()) != record.name()) continue;
    answered.set_latest_revision(std::max(answered.latest_revision(), response->revision()));
  }
  return answered;
}

// The signed counts of the explanations so answered, either of those that leave a part unexplained or of the others.
int64_t SumOf(const v1::Mismatch& mismatch, v1::Answer answer, bool left_unexplained) {
  int64_t sum = 0;
  for (const v1::AnsweredExplanation& explanation : mismatch.explanations()) {
    const bool leaves = explanation.code() == EXPLANATION_CODE_LEFT_UNEXPLAINED;
    if (explanation.answer() == answer && leaves == left_unexplained) sum += explanation.signed_count();
  }
  return sum;
}

}  // namespace

void AddExplanations(const Snapshot& snapshot, v1::Mismatch& mismatch) {
  for (const Record* record : snapshot.records) {
    if (!record->has_explanation() || record->explanation().mismatch() != mismatch.name()) continue;
    *mismatch.add_explanations() = Answered(*record, snapshot);
  }
  std::ranges::sort(*mismatch.mutable_explanations(), {}, &v1::AnsweredExplanation::explanation);
  if (!mismatch.has_difference()) return;
  v1::Bridge& bridge = *mismatch.mutable_bridge();
  bridge.set_accepted(SumOf(mismatch, v1::ANSWER_ACCEPTED, false));
  bridge.set_proposed(SumOf(mismatch, v1::ANSWER_PENDING, false));
  bridge.set_rejected(SumOf(mismatch, v1::ANSWER_REJECTED, false));
  const int64_t spoken_for = bridge.accepted() + bridge.proposed() + bridge.rejected();
  v1::Interval& unexplained = *bridge.mutable_unexplained();
  unexplained = mismatch.difference();
  if (unexplained.has_least()) unexplained.set_least(unexplained.least() - spoken_for);
  if (unexplained.has_most()) unexplained.set_most(unexplained.most() - spoken_for);
}

// The table of section 10, row by row.
v1::MismatchState StateOf(const v1::Mismatch& mismatch) {
  const auto has_answer = [&mismatch](v1::Answer answer) {
    return std::ranges::find(mismatch.explanations(), answer, &v1::AnsweredExplanation::answer) !=
           mismatch.explanations().end();
  };
  const bool is_left = std::ranges::any_of(mismatch.explanations(), [](const v1::AnsweredExplanation& explanation) {
    return explanation.code() == EXPLANATION_CODE_LEFT_UNEXPLAINED && explanation.answer() == v1::ANSWER_ACCEPTED;
  });
  const v1::Interval& difference = mismatch.difference();
  const bool is_exact = difference.has_least() && difference.has_most() && difference.least() == difference.most();
  const int64_t accepted = SumOf(mismatch, v1::ANSWER_ACCEPTED, false);
  const int64_t accepted_or_left = accepted + SumOf(mismatch, v1::ANSWER_ACCEPTED, true);
  if (is_exact && difference.least() != 0 && accepted == difference.least()) return v1::MISMATCH_STATE_EXPLAINED;
  if (is_left && (!mismatch.has_difference() || (is_exact && accepted_or_left == difference.least()))) {
    return v1::MISMATCH_STATE_ACCEPTED_UNEXPLAINED;
  }
  if (has_answer(v1::ANSWER_REJECTED)) return v1::MISMATCH_STATE_DISPUTED;
  if (has_answer(v1::ANSWER_ACCEPTED)) return v1::MISMATCH_STATE_PARTLY_EXPLAINED;
  return has_answer(v1::ANSWER_PENDING) ? v1::MISMATCH_STATE_EXPLANATION_PROPOSED : v1::MISMATCH_STATE_OPEN;
}

}  // namespace handover::recount
