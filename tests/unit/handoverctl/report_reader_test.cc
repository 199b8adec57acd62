#include "clients/handoverctl/report_reader.h"

#include <gtest/gtest.h>

#include <deque>
#include <string>
#include <vector>

#include "tests/unit/handoverctl/reckoning_builder.h"

namespace handover::ctl {
namespace {

using reconciliation::v1::ListCompletionsRequest;
using reconciliation::v1::ListCompletionsResponse;
using reconciliation::v1::ListMismatchesRequest;
using reconciliation::v1::ListMismatchesResponse;

// Gives answers in turn, the last one over and over, and notes the page tokens and the as-of that it was asked for.
template <typename Request, typename Response>
struct Script {
  absl::StatusOr<Response> operator()(const Request& request) {
    tokens.push_back(request.page_token());
    as_ofs.push_back(request.as_of().ShortDebugString());
    const std::string text = answers.front();
    if (answers.size() > 1) answers.pop_front();
    return FromText<Response>(text);
  }

  std::deque<std::string> answers;
  std::vector<std::string> tokens = {};
  std::vector<std::string> as_ofs = {};
};

using Completions = Script<ListCompletionsRequest, ListCompletionsResponse>;
using MismatchPages = Script<ListMismatchesRequest, ListMismatchesResponse>;

TEST(ReportReaderTest, PutsPagesTogetherAndAnOfferInOnce) {
  Completions completions{
      .answers = {R"(basis { revision: 7 } completions { name: "1" } offers { offer: "o" } next_page_token: "x")",
                  R"(basis { revision: 7 } completions { name: "1" } offers { offer: "o" } next_page_token: "x")",
                  R"(basis { revision: 7 } completions { name: "2" } offers { offer: "o" })"}};
  MismatchPages mismatches{.answers = {R"(basis { revision: 7 } mismatches { name: "m" })"}};
  const auto reckoning = ReadReckoning(std::ref(completions), std::ref(mismatches), "agreements/a", {});
  ASSERT_TRUE(reckoning.ok()) << reckoning.status();
  EXPECT_EQ(reckoning->completions.completions_size(), 2);
  EXPECT_EQ(reckoning->completions.offers_size(), 1);
  EXPECT_EQ(reckoning->mismatches.mismatches_size(), 1);
  EXPECT_EQ(reckoning->closed.mismatches_size(), 1);
  EXPECT_EQ(completions.tokens, (std::vector<std::string>{"", "", "x"}));
}

TEST(ReportReaderTest, AsksForTheRestAsOfExactlyWhatTheFirstAnswerWasGivenAsOf) {
  Completions completions{
      .answers = {R"(basis { revision: 7 as_of_time { seconds: 9 } } verdict: VERDICT_OPEN next_page_token: "x")",
                  R"(basis { revision: 7 as_of_time { seconds: 9 } } verdict: VERDICT_OPEN)"}};
  MismatchPages mismatches{.answers = {"basis { revision: 7 as_of_time { seconds: 9 } }"}};
  const auto reckoning = ReadReckoning(std::ref(completions), std::ref(mismatches), "agreements/a",
                                       FromText<reconciliation::v1::AsOf>("min_revision: 5"));
  ASSERT_TRUE(reckoning.ok()) << reckoning.status();
  EXPECT_EQ(reckoning->completions.verdict(), reconciliation::v1::VERDICT_OPEN);
  EXPECT_EQ(completions.as_ofs, (std::vector<std::string>{"min_revision: 5", "revision: 7 time { seconds: 9 }"}));
  EXPECT_EQ(mismatches.as_ofs,
            (std::vector<std::string>{"revision: 7 time { seconds: 9 }", "revision: 7 time { seconds: 9 }"}));
}

TEST(ReportReaderTest, NeverMixesTwoTimesOfOneRevision) {
  Completions completions{.answers = {"basis { revision: 7 as_of_time { seconds: 9 } }"}};
  MismatchPages mismatches{.answers = {"basis { revision: 7 as_of_time { seconds: 10 } }"}};
  const auto reckoning = ReadReckoning(std::ref(completions), std::ref(mismatches), "agreements/a", {});
  EXPECT_EQ(reckoning.status().code(), absl::StatusCode::kAborted);
  EXPECT_EQ(completions.tokens.size(), static_cast<size_t>(kReadTriesMax));
}

TEST(ReportReaderTest, AsksForTheClosedMismatchesApart) {
  Completions completions{.answers = {"basis { revision: 7 }"}};
  std::vector<std::string> asked;
  const auto mismatches = [&](const ListMismatchesRequest& request) -> absl::StatusOr<ListMismatchesResponse> {
    asked.push_back(request.states().empty() ? "" : MismatchState_Name(request.states(0)));
    return FromText<ListMismatchesResponse>("basis { revision: 7 }");
  };
  ASSERT_TRUE(ReadReckoning(std::ref(completions), mismatches, "agreements/a", {}).ok());
  EXPECT_EQ(asked, (std::vector<std::string>{"", "MISMATCH_STATE_CLOSED"}));
}

TEST(ReportReaderTest, BeginsAnewWhenTheLedgerMovesOnBetweenTheLists) {
  Completions completions{.answers = {R"(basis { revision: 7 } completions { name: "old" })",
                                      R"(basis { revision: 8 } completions { name: "new" })"}};
  MismatchPages mismatches{.answers = {"basis { revision: 8 }"}};
  const auto reckoning = ReadReckoning(std::ref(completions), std::ref(mismatches), "agreements/a", {});
  ASSERT_TRUE(reckoning.ok()) << reckoning.status();
  ASSERT_EQ(reckoning->completions.completions_size(), 1);
  EXPECT_EQ(reckoning->completions.completions(0).name(), "new");
}

TEST(ReportReaderTest, NeverMixesPagesOfTwoRevisions) {
  MismatchPages mismatches{.answers = {R"(basis { revision: 7 } mismatches { name: "1" } next_page_token: "x")",
                                       R"(basis { revision: 8 } mismatches { name: "2" } next_page_token: "y")"}};
  ListMismatchesRequest request;
  request.set_parent("agreements/a");
  // The list of revision 7 is not there any more when it is read anew. From then on the script never ends and never
  // moves, so only the bound on pages ends the reading.
  EXPECT_EQ(ReadAllMismatches(std::ref(mismatches), request).status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(mismatches.tokens.size(), static_cast<size_t>(3 + kPagesMax));
  EXPECT_EQ(mismatches.tokens[2], "");
  EXPECT_EQ(mismatches.tokens[3], "");
  EXPECT_EQ(mismatches.tokens[4], "y");
}

TEST(ReportReaderTest, GivesUpWhenTheLedgerNeverStandsStill) {
  int64_t revision = 0;
  int calls = 0;
  const auto moving = [&](const ListMismatchesRequest&) -> absl::StatusOr<ListMismatchesResponse> {
    ++calls;
    ListMismatchesResponse response;
    response.mutable_basis()->set_revision(++revision);
    response.set_next_page_token("x");
    return response;
  };
  EXPECT_EQ(ReadAllMismatches(moving, {}).status().code(), absl::StatusCode::kAborted);
  EXPECT_EQ(calls, 2 * kReadTriesMax);
}

TEST(ReportReaderTest, PassesAnErrorOnAndNeverAnEmptyList) {
  MismatchPages mismatches{.answers = {""}};
  const auto away = [](const ListCompletionsRequest&) -> absl::StatusOr<ListCompletionsResponse> {
    return absl::UnavailableError("away");
  };
  EXPECT_EQ(ReadReckoning(away, std::ref(mismatches), "agreements/a", {}).status().code(),
            absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace handover::ctl
