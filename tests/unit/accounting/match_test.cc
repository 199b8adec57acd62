#include "reconciliation_service/accounting/match.h"

#include <gtest/gtest.h>

#include <optional>

#include "reconciliation_service/accounting/event.h"
#include "tests/unit/accounting/ledger_builder.h"

namespace handover::reconciliation {
namespace {

using MaybeQuantity = std::optional<registry::v1::Quantity>;

Claim ClaimOf(const registry::v1::Quantity& quantity) {
  Claim claim;
  claim.count = quantity.count();
  claim.precision = quantity.precision();
  claim.basis = quantity.counting_basis();
  return claim;
}

MatchState MatchOf(const MaybeQuantity& sent, const MaybeQuantity& received) {
  const Claim sender = ClaimOf(sent.value_or(registry::v1::Quantity()));
  const Claim receiver = ClaimOf(received.value_or(registry::v1::Quantity()));
  return Match(sent.has_value() ? &sender : nullptr, received.has_value() ? &receiver : nullptr);
}

TEST(MatchTest, EveryPairOfPositionsHasItsState) {
  struct Case {
    MaybeQuantity sent, received;
    MatchState want;
  };
  const Case cases[] = {
      {std::nullopt, std::nullopt, MatchState::kAwaitingBoth},
      {Exact(27), std::nullopt, MatchState::kAwaitingCounterpart},
      {std::nullopt, Exact(0), MatchState::kAwaitingCounterpart},
      {Exact(1212), Exact(1212), MatchState::kMatched},
      {Exact(0), Exact(0), MatchState::kMatched},
      {Exact(1248), Exact(1245), MatchState::kDifferent},
      {AtLeast(1001), Exact(1000), MatchState::kDifferent},
      {AtLeast(1001), Exact(1200), MatchState::kIndeterminate},
      {AtMost(5), AtMost(5), MatchState::kIndeterminate},
      {Undisclosed(), Exact(0), MatchState::kIndeterminate},
      {Undisclosed(), Undisclosed(), MatchState::kIndeterminate},
      {InContainers(Exact(5)), Exact(5), MatchState::kNotComparable},
      {InContainers(Exact(5)), InContainers(Exact(5)), MatchState::kMatched},
  };
  int row = 0;
  for (const Case& c : cases) {
    EXPECT_EQ(MatchOf(c.sent, c.received), c.want) << "row " << row;
    ++row;
  }
}

TEST(GraceTest, IsCountedFromTheEndOfTheEventsDay) {
  const std::chrono::sys_days date = std::chrono::year(2025) / 6 / 11;
  EXPECT_EQ(EndOf(date) + kDefaultGracePeriod, Midnight("2025-06-15"));
}

}  // namespace
}  // namespace handover::reconciliation
