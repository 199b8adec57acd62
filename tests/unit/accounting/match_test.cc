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

MatchState MatchOf(const MaybeQuantity& sent, const MaybeQuantity& received, bool grace_is_over) {
  const Claim sender = ClaimOf(sent.value_or(registry::v1::Quantity()));
  const Claim receiver = ClaimOf(received.value_or(registry::v1::Quantity()));
  return Match(sent.has_value() ? &sender : nullptr, received.has_value() ? &receiver : nullptr, grace_is_over);
}

TEST(MatchTest, EveryPairOfPositionsHasItsState) {
  struct Case {
    MaybeQuantity sent, received;
    bool grace_is_over;
    MatchState want;
  };
  const Case cases[] = {
      {std::nullopt, std::nullopt, false, MatchState::kAwaitingBoth},
      {std::nullopt, std::nullopt, true, MatchState::kAwaitingBoth},
      {Exact(27), std::nullopt, false, MatchState::kAwaitingCounterpart},
      {Exact(27), std::nullopt, true, MatchState::kOneSided},
      {std::nullopt, Exact(0), true, MatchState::kOneSided},
      {Exact(1212), Exact(1212), false, MatchState::kMatched},
      {Exact(0), Exact(0), true, MatchState::kMatched},
      {Exact(1248), Exact(1245), false, MatchState::kDifferent},
      {AtLeast(1001), Exact(1000), true, MatchState::kDifferent},
      {AtLeast(1001), Exact(1200), true, MatchState::kIndeterminate},
      {AtMost(5), AtMost(5), true, MatchState::kIndeterminate},
      {Undisclosed(), Exact(0), true, MatchState::kIndeterminate},
      {Undisclosed(), Undisclosed(), true, MatchState::kIndeterminate},
      {InContainers(Exact(5)), Exact(5), true, MatchState::kNotComparable},
      {InContainers(Exact(5)), InContainers(Exact(5)), true, MatchState::kMatched},
  };
  int row = 0;
  for (const Case& c : cases) {
    EXPECT_EQ(MatchOf(c.sent, c.received, c.grace_is_over), c.want) << "row " << row;
    ++row;
  }
}

TEST(GraceTest, IsCountedFromTheEndOfTheEventsDay) {
  const std::chrono::sys_days date = std::chrono::year(2025) / 6 / 11;
  EXPECT_FALSE(GraceIsOver(date, kDefaultGracePeriod, Midnight("2025-06-15") - absl::Nanoseconds(1)));
  EXPECT_TRUE(GraceIsOver(date, kDefaultGracePeriod, Midnight("2025-06-15")));
  EXPECT_TRUE(GraceIsOver(date, absl::ZeroDuration(), Midnight("2025-06-12")));
}

}  // namespace
}  // namespace handover::reconciliation
