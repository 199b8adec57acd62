#include "reconciliation_service/accounting/completion.h"

#include <gtest/gtest.h>

#include "tests/unit/accounting/ledger_builder.h"

namespace handover::reconciliation {
namespace {

using registry::v1::HANDOVER_STATUS_CONDUCTED;
using registry::v1::HANDOVER_STATUS_PLANNED;
using registry::v1::HANDOVER_STATUS_POSTPONED;
using registry::v1::TERM_KIND_CATEGORY_RULE;
using registry::v1::TERM_KIND_NO_OBLIGATION;
using registry::v1::TERM_KIND_OBLIGATION;

const registry::v1::Quantity kTen = AtLeast(10);

TEST(CompletionTest, BooksAddUpAndTheSmallerPositionIsCorroborated) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h1", "2025-06-11").Sent("h1", "s", Exact(7)).Received("h1", "r", Exact(7));
  ledger.Handover("h2", "2025-06-12").Sent("h2", "s", Exact(8)).Received("h2", "r", Exact(5));
  ledger.Handover("h3", "2025-06-13").Sent("h3", "s", Exact(4));
  const v1::Completion completion = ledger.Completion("t", "r");
  EXPECT_EQ(Number(completion.declared_by_sender().count()), 19);
  EXPECT_EQ(Number(completion.declared_by_receiver().count()), 12);
  EXPECT_EQ(Number(completion.corroborated().count()), 12) << "7 + 5, and nothing where one side is silent";
  EXPECT_EQ(completion.status(), v1::COMPLETION_STATUS_FULFILLED_ON_BOTH_BOOKS);
  EXPECT_EQ(completion.exceeded_by(), 2);
  EXPECT_EQ(Number(completion.net_difference()), 3);
  EXPECT_EQ(Number(completion.gross_difference()), 3);
  EXPECT_EQ(completion.match_counts().matched(), 1);
  EXPECT_EQ(completion.match_counts().different(), 1);
  EXPECT_EQ(completion.match_counts().one_sided(), 1);
  EXPECT_EQ(completion.latest_revision(), ledger.head().value);
}

TEST(CompletionTest, ANetOfZeroHidesNoGross) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h1", "2025-06-11").Sent("h1", "s", Exact(8)).Received("h1", "r", Exact(5));
  ledger.Handover("h2", "2025-06-12").Sent("h2", "s", Exact(5)).Received("h2", "r", Exact(8));
  const v1::Completion completion = ledger.Completion("t", "r");
  EXPECT_EQ(Number(completion.net_difference()), 0);
  EXPECT_EQ(Number(completion.gross_difference()), 6);
}

TEST(CompletionTest, OnlyConductedHandoversEnterTheBooks) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h1", "2025-06-07", HANDOVER_STATUS_POSTPONED).Sent("h1", "s", Exact(1212));
  const v1::Completion completion = ledger.Completion("t", "r");
  EXPECT_EQ(Number(completion.declared_by_sender().count()), 0);
  EXPECT_EQ(completion.status(), v1::COMPLETION_STATUS_NOT_STARTED);
  EXPECT_TRUE(ledger.MismatchIds().empty());
}

TEST(CompletionTest, APlannedHandoverEntersOnceItHasBeenConducted) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("plan", "2025-06-07", HANDOVER_STATUS_PLANNED).Sent("plan", "s", Exact(6));
  const AsOf before = ledger.Now();
  ledger.Handover("done", "2025-06-08", HANDOVER_STATUS_CONDUCTED, "plan").Received("done", "r", Exact(6));
  const v1::Completion completion = ledger.Completion("t", "r");
  EXPECT_EQ(Number(completion.corroborated().count()), 6) << "declarations under either record are of the one event";
  const auto earlier = FindCompletion(ledger.agreement(), completion.name(), before);
  ASSERT_TRUE(earlier.has_value());
  EXPECT_EQ(Number(earlier->declared_by_sender().count()), 0) << "the earlier answer stays as it was";
}

TEST(CompletionTest, AnotherBasisEntersNoSum) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h1", "2025-06-11").Sent("h1", "s", InContainers(Exact(9))).Received("h1", "r", Exact(7));
  const v1::Completion completion = ledger.Completion("t", "r");
  EXPECT_EQ(Number(completion.declared_by_sender().count()), 0);
  EXPECT_EQ(Number(completion.declared_by_receiver().count()), 7);
  EXPECT_EQ(Number(completion.corroborated().count()), 0);
  EXPECT_EQ(completion.match_counts().not_comparable(), 1);
}

TEST(CompletionTest, AnotherCategoryEntersNoSum) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h1", "2025-06-11").Sent("h1", "s", Exact(9), {.category = registry::v1::CATEGORY_DECEASED_CIVILIAN});
  EXPECT_EQ(Number(ledger.Completion("t", "r").declared_by_sender().count()), 0);
}

TEST(CompletionTest, UndisclosedIsNotZero) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h1", "2025-06-11").Sent("h1", "s", Undisclosed()).Received("h1", "r", Exact(4));
  const v1::Completion completion = ledger.Completion("t", "r");
  EXPECT_FALSE(completion.declared_by_sender().count().has_most());
  EXPECT_EQ(completion.corroborated().count().least(), 0);
  EXPECT_EQ(completion.corroborated().count().most(), 4);
  EXPECT_EQ(completion.status(), v1::COMPLETION_STATUS_INDETERMINATE);
  EXPECT_EQ(completion.match_counts().indeterminate(), 1);
  EXPECT_EQ(completion.corroborated().remaining().least(), 6);
  EXPECT_EQ(completion.corroborated().remaining().most(), 10);
}

TEST(CompletionTest, SharesAreRoundedDown) {
  LedgerBuilder ledger = LedgerOfTen();
  const registry::v1::Quantity three = AtLeast(3);
  ledger.Reading("r3", "parties/bbb", TERM_KIND_OBLIGATION, &three);
  ledger.Handover("h1", "2025-06-11").Sent("h1", "s", Exact(2)).Received("h1", "r", Exact(1'000'000'000));
  const v1::Completion completion = ledger.Completion("t", "r3");
  EXPECT_EQ(Number(completion.declared_by_sender().share_basis_points()), 6666);
  EXPECT_EQ(Number(completion.declared_by_receiver().share_basis_points()), 3'333'333'333'333);
}

TEST(CompletionTest, EachReadingHasItsOwnAndTheTermAsWrittenOnlyWithoutAny) {
  LedgerBuilder ledger;
  ledger.Term("t", TERM_KIND_OBLIGATION).Term("u", TERM_KIND_CATEGORY_RULE);
  ledger.Reading("a", "parties/aaa", TERM_KIND_NO_OBLIGATION, nullptr);
  ledger.Reading("b", "parties/bbb", TERM_KIND_OBLIGATION, &kTen);
  std::vector<std::string> names;
  for (const auto& completion : CompletionsOf(ledger.agreement(), ledger.Now())) names.push_back(completion.name());
  EXPECT_EQ(names, (std::vector<std::string>{"agreements/a/terms/t/completions/a", "agreements/a/terms/t/completions/b",
                                             "agreements/a/terms/u/completions/as-written"}));
  EXPECT_EQ(ledger.Completion("t", "a").status(), v1::COMPLETION_STATUS_NO_OBLIGATION);
  EXPECT_EQ(ledger.Completion("t", "b").status(), v1::COMPLETION_STATUS_NOT_STARTED);
  EXPECT_EQ(ledger.Completion("u", "as-written").status(), v1::COMPLETION_STATUS_OPEN_ENDED);
}

TEST(CompletionTest, ASupersededReadingIsNotAnswered) {
  LedgerBuilder ledger = LedgerOfTen();
  const AsOf before = ledger.Now();
  const registry::v1::Quantity twelve = AtLeast(12);
  ledger.Reading("r2", "parties/aaa", TERM_KIND_OBLIGATION, &twelve, "r");
  EXPECT_EQ(CompletionsOf(ledger.agreement(), ledger.Now()).size(), 1U);
  EXPECT_EQ(ledger.Completion("t", "r2").committed().count(), 12);
  EXPECT_EQ(CompletionsOf(ledger.agreement(), before)[0].committed().count(), 10);
}

TEST(CompletionTest, TheDeadlinesOwnDayIsStillInTime) {
  LedgerBuilder ledger;
  ledger.Term("t", TERM_KIND_OBLIGATION, {.deadline_date = "2025-07-01"})
      .Reading("r", "parties/aaa", TERM_KIND_OBLIGATION, &kTen);
  const std::string name = "agreements/a/terms/t/completions/r";
  const auto status_at = [&](absl::Time time) {
    return FindCompletion(ledger.agreement(), name, ledger.Now(time))->status();
  };
  EXPECT_EQ(status_at(Midnight("2025-07-02") - absl::Nanoseconds(1)), v1::COMPLETION_STATUS_NOT_STARTED);
  EXPECT_EQ(status_at(Midnight("2025-07-02")), v1::COMPLETION_STATUS_OVERDUE);
}

TEST(CompletionTest, ALaterOfferReplacesAnEarlierOneAndNoneIsAddedUp) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h1", "2025-06-11").Sent("h1", "s", Exact(7)).Received("h1", "r", Exact(7));
  const std::string before = ledger.Completion("t", "r").DebugString();
  ledger.Offer("o1", 2000).Offer("o2", 2239, "o1");
  const auto offers = OffersUnder(ledger.agreement().terms().at("agreements/a/terms/t"), ledger.Now());
  ASSERT_EQ(offers.size(), 1U);
  EXPECT_EQ(offers[0].quantity().count(), 2239);
  EXPECT_EQ(ledger.Completion("t", "r").DebugString(), before) << "an offer changes no completion";
}

}  // namespace
}  // namespace handover::reconciliation
