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

// Gives answers in turn, the last one over and over, and notes the page tokens that it was asked for.
template <typename Request, typename Response>
struct Script {
  absl::StatusOr<Response> operator()(const Request& request) {
    tokens.push_back(request.page_token());
    const std::string text = answers.front();
    if (answers.size() > 1) answers.pop_front();
    return FromText<Response>(text);
  }

  std::deque<std::string> answers;
  std::vector<std::string> tokens = {};
};

using Completions = Script<ListCompletionsRequest, ListCompletionsResponse>;
using MismatchPages = Script<ListMismatchesRequest, ListMismatchesResponse>;

TEST(ReportReaderTest, PutsPagesTogetherAndAnOfferInOnce) {
  Completions completions{
      .answers = {R"(basis { revision: 7 } completions { name: "1" } offers { offer: "o" } next_page_token: "x")",
                  R"(basis { revision: 7 } completions { name: "2" } offers { offer: "o" })"}};
  MismatchPages mismatches{.answers = {R"(basis { revision: 7 } mismatches { name: "m" })"}};
  const auto reckoning = ReadReckoning(std::ref(completions), std::ref(mismatches), "agreements/a");
  ASSERT_TRUE(reckoning.ok()) << reckoning.status();
  EXPECT_EQ(reckoning->completions.completions_size(), 2);
  EXPECT_EQ(reckoning->completions.offers_size(), 1);
  EXPECT_EQ(reckoning->mismatches.mismatches_size(), 1);
  EXPECT_EQ(completions.tokens, (std::vector<std::string>{"", "x"}));
}

TEST(ReportReaderTest, BeginsAnewWhenTheLedgerMovesOnBetweenTheLists) {
  Completions completions{.answers = {R"(basis { revision: 7 } completions { name: "old" })",
                                      R"(basis { revision: 8 } completions { name: "new" })"}};
  MismatchPages mismatches{.answers = {"basis { revision: 8 }"}};
  const auto reckoning = ReadReckoning(std::ref(completions), std::ref(mismatches), "agreements/a");
  ASSERT_TRUE(reckoning.ok()) << reckoning.status();
  ASSERT_EQ(reckoning->completions.completions_size(), 1);
  EXPECT_EQ(reckoning->completions.completions(0).name(), "new");
}

TEST(ReportReaderTest, NeverMixesPagesOfTwoRevisions) {
  MismatchPages mismatches{.answers = {R"(basis { revision: 7 } mismatches { name: "1" } next_page_token: "x")",
                                       R"(basis { revision: 8 } mismatches { name: "2" } next_page_token: "y")"}};
  ListMismatchesRequest request;
  request.set_parent("agreements/a");
  // From the second answer on the script never ends and never moves, so only the bound on pages ends the reading.
  EXPECT_EQ(ReadAllMismatches(std::ref(mismatches), request).status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(mismatches.tokens.size(), static_cast<size_t>(2 + kPagesMax));
  EXPECT_EQ(mismatches.tokens[2], "");
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
  EXPECT_EQ(ReadReckoning(away, std::ref(mismatches), "agreements/a").status().code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace handover::ctl
