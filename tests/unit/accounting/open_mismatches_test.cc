#include "reconciliation_service/accounting/open_mismatches.h"

#include <gtest/gtest.h>

#include "tests/unit/accounting/ledger_builder.h"

namespace handover::reconciliation {
namespace {

// The same, one mismatch at a time.
std::map<v1::MismatchKind, int64_t> CountOneByOne(const LedgerBuilder& ledger, absl::Time now) {
  std::map<v1::MismatchKind, int64_t> counts;
  for (int kind = 1; kind <= v1::MismatchKind_MAX; ++kind) counts[static_cast<v1::MismatchKind>(kind)] = 0;
  for (const v1::Mismatch& mismatch : ledger.MismatchesAt(ledger.Now(now))) ++counts[mismatch.kind()];
  return counts;
}

TEST(OpenMismatchesTest, OfAnEmptyLedgerAreNoneOfEveryKind) {
  const auto counts = CountOpenMismatches(Accounts(), absl::UnixEpoch());
  EXPECT_EQ(counts.size(), 15U);
  for (const auto& [kind, count] : counts) EXPECT_EQ(count, 0) << kind;
}

TEST(OpenMismatchesTest, AreThoseThatStandWhateverCameAndWentBefore) {
  LedgerBuilder ledger = LedgerOfTen();
  const absl::Time later = ledger.Now().time;
  ledger.Handover("h1", "2025-06-16").Sent("h1", "s", Exact(1248)).Received("h1", "r", Exact(1245));
  ledger.Handover("h2", "2025-06-17").Sent("h2", "s", Exact(5)).Received("h2", "r", Exact(4));
  EXPECT_EQ(CountOpenMismatches(ledger.accounts(), later).at(v1::MISMATCH_KIND_COUNT), 2);
  EXPECT_EQ(CountOpenMismatches(ledger.accounts(), later), CountOneByOne(ledger, later));
  ledger.Received("h2", "r2", Exact(5), {.corrects = "r"});
  EXPECT_EQ(CountOpenMismatches(ledger.accounts(), later).at(v1::MISMATCH_KIND_COUNT), 1);
  EXPECT_EQ(CountOpenMismatches(ledger.accounts(), later), CountOneByOne(ledger, later));
}

TEST(OpenMismatchesTest, DoNotStandBeforeTheTimeThatHasToPass) {
  LedgerBuilder ledger = LedgerOfTen();
  ledger.Handover("h1", "2025-06-11").Received("h1", "r", Exact(27));
  const absl::Time end = Midnight("2025-06-15");
  for (const absl::Time now : {end - absl::Seconds(1), end, end + absl::Hours(24)}) {
    EXPECT_EQ(CountOpenMismatches(ledger.accounts(), now), CountOneByOne(ledger, now)) << now;
  }
  EXPECT_EQ(CountOpenMismatches(ledger.accounts(), end).at(v1::MISMATCH_KIND_ONE_SIDED), 1);
}

}  // namespace
}  // namespace handover::reconciliation
