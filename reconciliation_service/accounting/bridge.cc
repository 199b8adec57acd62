#include "reconciliation_service/accounting/bridge.h"

#include <algorithm>

#include "reconciliation_service/accounting/proto_interval.h"

namespace handover::reconciliation {
namespace {

// What has been put forward, added up.
struct PutForward {
  int64_t accepted = 0;
  int64_t proposed = 0;
  int64_t rejected = 0;
  int64_t left_unexplained = 0;  // Accepted by both sides to be left so.
  bool any_accepted = false;
  bool any_left_unexplained = false;
  bool any_rejected = false;
  bool any_pending = false;
};

v1::Answer AnswerOf(const ExplanationAccount& explanation, ledger::Revision at) {
  const Answers::Said said = explanation.answers.At(at);
  if (said.rejected) return v1::ANSWER_REJECTED;
  return said.accepted ? v1::ANSWER_ACCEPTED : v1::ANSWER_PENDING;
}

void Add(const ExplanationAccount& explanation, v1::Answer answer, PutForward& sums) {
  const int64_t count = explanation.body.signed_count();
  const bool leaves = explanation.body.code() == registry::v1::EXPLANATION_CODE_LEFT_UNEXPLAINED;
  sums.any_rejected = sums.any_rejected || answer == v1::ANSWER_REJECTED;
  sums.any_pending = sums.any_pending || answer == v1::ANSWER_PENDING;
  sums.any_accepted = sums.any_accepted || answer == v1::ANSWER_ACCEPTED;
  if (leaves) {
    if (answer != v1::ANSWER_ACCEPTED) return;
    sums.left_unexplained = CheckedAdd(sums.left_unexplained, count);
    sums.any_left_unexplained = true;
    return;
  }
  int64_t& sum = answer == v1::ANSWER_ACCEPTED   ? sums.accepted
                 : answer == v1::ANSWER_REJECTED ? sums.rejected
                                                 : sums.proposed;
  sum = CheckedAdd(sum, count);
}

v1::MismatchState StateOf(const PutForward& sums, const std::optional<Interval>& difference) {
  const bool is_exact = difference.has_value() && difference->IsExact();
  if (is_exact && *difference->least != 0 && sums.accepted == *difference->least) return v1::MISMATCH_STATE_EXPLAINED;
  if (is_exact && sums.any_left_unexplained && CheckedAdd(sums.accepted, sums.left_unexplained) == *difference->least) {
    return v1::MISMATCH_STATE_ACCEPTED_UNEXPLAINED;
  }
  if (!difference.has_value() && sums.any_left_unexplained) return v1::MISMATCH_STATE_ACCEPTED_UNEXPLAINED;
  if (sums.any_rejected) return v1::MISMATCH_STATE_DISPUTED;
  if (sums.any_accepted) return v1::MISMATCH_STATE_PARTLY_EXPLAINED;
  return sums.any_pending ? v1::MISMATCH_STATE_EXPLANATION_PROPOSED : v1::MISMATCH_STATE_OPEN;
}

}  // namespace

void AddBridge(const std::vector<const ExplanationAccount*>& explanations, const std::optional<Interval>& difference,
               ledger::Revision at, v1::Mismatch& mismatch) {
  PutForward sums;
  for (const ExplanationAccount* explanation : explanations) {
    if (explanation->revision > at) continue;
    const v1::Answer answer = AnswerOf(*explanation, at);
    Add(*explanation, answer, sums);
    v1::AnsweredExplanation& shown = *mismatch.add_explanations();
    shown.set_explanation(explanation->name);
    shown.set_party(explanation->body.party());
    shown.set_code(explanation->body.code());
    shown.set_signed_count(explanation->body.signed_count());
    shown.set_answer(answer);
    shown.set_latest_revision(std::max(explanation->revision, explanation->answers.At(at).latest).value);
    mismatch.set_latest_revision(std::max(mismatch.latest_revision(), shown.latest_revision()));
  }
  std::ranges::sort(*mismatch.mutable_explanations(), {}, &v1::AnsweredExplanation::explanation);
  mismatch.set_state(StateOf(sums, difference));
  if (!difference.has_value()) return;
  const int64_t put_forward = CheckedAdd(CheckedAdd(sums.accepted, sums.proposed), sums.rejected);
  mismatch.mutable_bridge()->set_accepted(sums.accepted);
  mismatch.mutable_bridge()->set_proposed(sums.proposed);
  mismatch.mutable_bridge()->set_rejected(sums.rejected);
  *mismatch.mutable_bridge()->mutable_unexplained() = ToProto(*difference - Exactly(put_forward));
}

}  // namespace handover::reconciliation
