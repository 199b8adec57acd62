#include "reconciliation_service/accounting/claim_book.h"

#include <gtest/gtest.h>

#include <string>

namespace handover::reconciliation {
namespace {

using registry::v1::SOURCE_TIER_OFFICIAL_UNNAMED;
using registry::v1::SOURCE_TIER_PRIMARY_OFFICIAL;
using registry::v1::SOURCE_TIER_SECONDARY_MEDIA;

Claim MakeClaim(int64_t revision, registry::v1::SourceTier tier = SOURCE_TIER_PRIMARY_OFFICIAL, int64_t declared = 0) {
  auto source = std::make_shared<registry::v1::Source>();
  source->set_tier(tier);
  return {.name = "d" + std::to_string(revision),
          .revision = {revision},
          .count = revision,
          .precision = registry::v1::PRECISION_EXACT,
          .basis = registry::v1::COUNTING_BASIS_REMAINS_CASE,
          .declared_time = absl::FromUnixSeconds(declared),
          .source = source,
          .is_withdrawal = false,
          .date = std::nullopt};
}

// The name of the position at `revision`; "" if there is none.
std::string PositionName(const ClaimBook& book, int64_t revision) {
  const Claim* position = book.PositionAt({revision});
  return position == nullptr ? "" : position->name;
}

TEST(ClaimBookTest, ThereIsNoPositionBeforeTheFirstStatement) {
  ClaimBook book;
  EXPECT_EQ(PositionName(book, 9), "");
  book.Add(MakeClaim(5));
  EXPECT_EQ(PositionName(book, 4), "");
  EXPECT_EQ(PositionName(book, 5), "d5");
}

TEST(ClaimBookTest, ACorrectionLeavesTheEarlierAnswerAsItWas) {
  ClaimBook book;
  book.Add(MakeClaim(5));
  EXPECT_TRUE(book.Remove("d5", {8}));
  book.Add(MakeClaim(8));
  EXPECT_EQ(PositionName(book, 7), "d5");
  EXPECT_EQ(PositionName(book, 8), "d8");
}

TEST(ClaimBookTest, AWithdrawalLeavesNoPosition) {
  ClaimBook book;
  book.Add(MakeClaim(5));
  EXPECT_TRUE(book.Remove("d5", {8}));
  EXPECT_EQ(PositionName(book, 8), "");
  EXPECT_EQ(book.PositionSince({8}).value, 8);
}

TEST(ClaimBookTest, AWithdrawalLeavesTheOtherOrgansFigure) {
  ClaimBook book;
  book.Add(MakeClaim(5));
  book.Add(MakeClaim(6));
  EXPECT_TRUE(book.Remove("d6", {8}));
  EXPECT_EQ(PositionName(book, 8), "d5");
}

TEST(ClaimBookTest, WhatDoesNotStandCannotBeTakenAway) {
  ClaimBook book;
  book.Add(MakeClaim(5));
  EXPECT_FALSE(book.Remove("other", {8}));
  EXPECT_TRUE(book.Remove("d5", {8}));
  EXPECT_FALSE(book.Remove("d5", {9}));
}

TEST(ClaimBookTest, TheBetterTierHoldsThenTheLaterTimeThenTheHigherRevision) {
  struct Case {
    Claim earlier, later;
    std::string holds;
  };
  const Case cases[] = {
      {MakeClaim(5, SOURCE_TIER_PRIMARY_OFFICIAL, 0), MakeClaim(6, SOURCE_TIER_OFFICIAL_UNNAMED, 9), "d5"},
      {MakeClaim(5, SOURCE_TIER_OFFICIAL_UNNAMED, 9), MakeClaim(6, SOURCE_TIER_PRIMARY_OFFICIAL, 0), "d6"},
      {MakeClaim(5, SOURCE_TIER_PRIMARY_OFFICIAL, 9), MakeClaim(6, SOURCE_TIER_PRIMARY_OFFICIAL, 0), "d5"},
      {MakeClaim(5, SOURCE_TIER_PRIMARY_OFFICIAL, 0), MakeClaim(6, SOURCE_TIER_PRIMARY_OFFICIAL, 0), "d6"},
  };
  for (const Case& c : cases) {
    ClaimBook book;
    book.Add(c.earlier);
    book.Add(c.later);
    EXPECT_EQ(PositionName(book, 6), c.holds);
  }
}

TEST(ClaimBookTest, SecondaryMediaNeverHolds) {
  ClaimBook book;
  book.Add(MakeClaim(5, SOURCE_TIER_SECONDARY_MEDIA));
  EXPECT_EQ(PositionName(book, 5), "");
  book.Add(MakeClaim(6, SOURCE_TIER_OFFICIAL_UNNAMED));
  EXPECT_EQ(PositionName(book, 6), "d6");
  EXPECT_TRUE(book.Remove("d5", {7})) << "it can be corrected all the same";
}

}  // namespace
}  // namespace handover::reconciliation
