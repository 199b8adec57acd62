#include "clients/handoverctl/progress_bar.h"

#include <gtest/gtest.h>

#include <sstream>

namespace handover::ctl {
namespace {

TEST(ProgressTextTest, ShowsShareRateSizeAndTheTimeThatIsLeft) {
  EXPECT_EQ(ProgressText({.records = 12'000,
                          .unit = ProgressUnit::kBytes,
                          .done = 1 << 20,
                          .total = 3 << 20,
                          .elapsed = absl::Seconds(3)}),
            "[#####           ]  33%  12,000 records  4,000/s  1.0 of 3.0 MiB  6s left");
}

TEST(ProgressTextTest, CountsRecordsWhereTheirNumberIsKnown) {
  EXPECT_EQ(ProgressText({.records = 1200,
                          .unit = ProgressUnit::kRecords,
                          .done = 1200,
                          .total = 120'000,
                          .elapsed = absl::Seconds(2)}),
            "[                ]   1%  1,200 of 120,000 records  600/s  3m18s left");
}

TEST(ProgressTextTest, SaysNothingOfTheRestBeforeThereIsARate) {
  EXPECT_EQ(ProgressText({.records = 0, .unit = ProgressUnit::kRecords, .done = 0, .total = 10, .elapsed = {}}),
            "[                ]   0%  0 of 10 records  0/s");
}

TEST(ProgressTextTest, ShowsNoBarWhereTheEndIsNotKnown) {
  EXPECT_EQ(ProgressText({.records = 10, .done = 1 << 20, .elapsed = absl::Seconds(1)}), "10 records  10/s  1.0 MiB");
}

TEST(ProgressBarTest, IsDrawnTenTimesASecondAndTakenAway) {
  std::ostringstream terminal;
  absl::Time now = absl::UnixEpoch();
  ProgressBar bar(
      &terminal, [&now] { return now; }, ProgressUnit::kRecords, 4);
  bar.Update(1, 1);
  bar.Update(2, 2);
  now += absl::Seconds(1);
  bar.Update(2, 2);
  bar.Clear();
  EXPECT_EQ(terminal.str(),
            "\r\x1b[K[####            ]  25%  1 of 4 records  1,000/s  0s left"
            "\r\x1b[K[########        ]  50%  2 of 4 records  2/s  1s left\r\x1b[K");
}

TEST(ProgressBarTest, IsSilentWithoutATerminal) {
  ProgressBar bar(
      nullptr, [] { return absl::UnixEpoch(); }, ProgressUnit::kRecords, 4);
  bar.Update(1, 1);
  bar.Clear();
}

}  // namespace
}  // namespace handover::ctl
