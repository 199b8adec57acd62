#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/acceptance/hard_case.h"
#include "tests/acceptance/hard_case_methods.h"

// The hard cases of what an answer is as of: what was published stays as it was, and one's own write is read.
namespace handover::test {
namespace {

namespace v1 = reconciliation::v1;
using recount::RecountCase;
using recount::Remains;
using testing::ElementsAre;
using testing::IsEmpty;

// Stage 5 as it is corrected: the sender comes down to what the receiver declares.
void CorrectStageFive(RecountCase& it) { it.Sent("h5", "corrected", Remains(1'245), {.corrects = "s"}); }

// The answer of a method that has one, but for `basis.head_revision`.
template <typename Response>
std::string WithoutHead(const std::string& bytes, int64_t want_head) {
  Response response;
  EXPECT_TRUE(response.ParseFromString(bytes));
  EXPECT_EQ(response.basis().head_revision(), want_head);
  response.mutable_basis()->clear_head_revision();
  return response.SerializeAsString();
}

// What GetCompletion, GetMismatch, ListCompletions and ListMismatches say as of `revision`, to the byte.
std::vector<std::string> PublishedAt(const HardCase& running, int64_t revision) {
  std::vector<std::string> answers;
  const auto add = [&]<typename Response>(const std::string& method, Response) {
    const auto bytes = Ask(running.address(), method, revision);
    EXPECT_TRUE(bytes.ok()) << method << ": " << bytes.status();
    answers.push_back(WithoutHead<Response>(bytes.value_or(""), running.revision()));
  };
  add("GetCompletion", v1::GetCompletionResponse());
  add("GetMismatch", v1::GetMismatchResponse());
  add("ListCompletions", v1::ListCompletionsResponse());
  add("ListMismatches", v1::ListMismatchesResponse());
  return answers;
}

TEST(HardCaseTest, ACorrectionAfterPublicationLeavesTheEarlierAnswerAsItWas) {
  RecountCase it = FiveStages();
  HardCase running(it);
  EXPECT_THAT(running.StandingIds(), ElementsAre("count.h5.deceased-military"));
  const int64_t published = running.revision();
  const std::vector<std::string> before = PublishedAt(running, published);

  CorrectStageFive(it);
  running.Record(it);
  EXPECT_THAT(running.StandingIds(), IsEmpty()) << "the correction has been read, and closes the mismatch";
  EXPECT_EQ(PublishedAt(running, published), before);
  EXPECT_NE(PublishedAt(running, running.revision()), before);
}

TEST(HardCaseTest, ACorrectionClosesTheMismatchAtTheHeadAndItsHistoryStays) {
  RecountCase it = FiveStages();
  HardCase running(it);
  const int64_t opened = running.MismatchOf("count.h5.deceased-military").first_revision();
  CorrectStageFive(it);
  running.Record(it);
  EXPECT_THAT(running.StandingIds(), IsEmpty());
  EXPECT_EQ(running.Verdict(), v1::VERDICT_RECONCILED);
  EXPECT_THAT(running.CompletionOf("t", "r").declared_by_sender().count(), Is(6'057));
  const v1::Mismatch closed = running.MismatchOf("count.h5.deceased-military");
  EXPECT_EQ(closed.state(), v1::MISMATCH_STATE_CLOSED);
  EXPECT_THAT(closed.difference(), Is(3)) << "as it last stood";
  EXPECT_EQ(closed.first_revision(), opened);
}

TEST(HardCaseTest, OnesOwnWriteIsReadAtOnceWithTheRevisionThatWasAcknowledged) {
  RecountCase it = FiveStages();
  HardCase running(it);
  v1::ListCompletionsRequest request;
  request.set_parent(kAgreement);
  int64_t sent = 6'060;
  for (int64_t count = 1; count <= 20; ++count) {
    const std::string id = "more" + std::to_string(count);
    it.Handover(id, RecountCase::Direction::kAlandToBland, 16);
    it.Sent(id, "s", Remains(count));
    running.Record(it);
    sent += count;
    request.mutable_as_of()->set_min_revision(running.revision());
    const auto response = running.client().ListCompletions(request);
    ASSERT_TRUE(response.ok()) << response.status();
    EXPECT_GE(response->basis().revision(), running.revision());
    ASSERT_EQ(response->completions_size(), 1);
    EXPECT_THAT(response->completions(0).declared_by_sender().count(), Is(sent));
  }
}

}  // namespace
}  // namespace handover::test
