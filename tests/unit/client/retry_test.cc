#include "clients/cpp/retry.h"

#include <gtest/gtest.h>

#include <vector>

#include "service_host/error.h"

namespace handover::client {
namespace {

const absl::Status kUnavailable = absl::UnavailableError("gone");

// A retry whose pauses are noted down and not made; `chance` is what every draw gives.
struct Rig {
  explicit Rig(double draw = 0.0) : chance(draw) {}

  double chance;
  std::vector<absl::Duration> pauses;
  Retry retry{
      {.sleep = [this](absl::Duration pause) { pauses.push_back(pause); }, .random = [this] { return chance; }}};
};

TEST(RetryTest, ThePausesDoubleUpToTheLastTry) {
  Rig rig;
  while (rig.retry.PauseAfter(kUnavailable)) {
  }
  EXPECT_EQ(rig.pauses, (std::vector<absl::Duration>{absl::Milliseconds(200), absl::Milliseconds(400),
                                                     absl::Milliseconds(800), absl::Milliseconds(1600)}));
  EXPECT_EQ(rig.pauses.size(), static_cast<size_t>(kTriesMax - 1));
}

TEST(RetryTest, APauseIsShortenedByUpToHalf) {
  Rig rig(0.5);
  EXPECT_TRUE(rig.retry.PauseAfter(kUnavailable));
  EXPECT_EQ(rig.pauses.front(), absl::Milliseconds(150));
}

TEST(RetryTest, WhoTriesWithoutEndNeverWaitsLongerThanTheLongestPause) {
  Retry retry({.sleep = nullptr, .random = [] { return 0.0; }}, kTriesWithoutEnd);
  for (int i = 0; i < 1000; ++i) {
    const auto pause = retry.NextPause(kUnavailable);
    ASSERT_TRUE(pause.has_value());
    EXPECT_LE(*pause, kPauseMax);
  }
  retry.Succeeded();
  EXPECT_EQ(retry.NextPause(kUnavailable), kFirstPause) << "after a success the next failure is a first one";
}

TEST(RetryTest, OnlyWhatMayPassIsTriedAgain) {
  for (const absl::StatusCode code :
       {absl::StatusCode::kInvalidArgument, absl::StatusCode::kDeadlineExceeded, absl::StatusCode::kInternal,
        absl::StatusCode::kAborted, absl::StatusCode::kResourceExhausted, absl::StatusCode::kDataLoss}) {
    Rig rig;
    EXPECT_FALSE(rig.retry.PauseAfter(absl::Status(code, "no"))) << code;
  }
}

TEST(RetryTest, WhoSaysWhenToComeBackIsTakenAtItsWord) {
  Rig rig;
  const auto full = absl::ResourceExhaustedError("full");
  EXPECT_TRUE(rig.retry.PauseAfter(WithRetryDelay(full, std::chrono::milliseconds(900))));
  EXPECT_TRUE(rig.retry.PauseAfter(WithRetryDelay(full, std::chrono::hours(1))));
  EXPECT_EQ(rig.pauses, (std::vector<absl::Duration>{absl::Milliseconds(900), kAskedPauseMax}));
}

TEST(RetryTest, APauseThatTheDeadlineWouldCutShortIsNotMade) {
  Rig rig;
  EXPECT_FALSE(rig.retry.PauseAfter(kUnavailable, kFirstPause));
  EXPECT_FALSE(rig.retry.PauseAfter(WithRetryDelay(kUnavailable, std::chrono::hours(1)), absl::Seconds(10)));
  EXPECT_TRUE(rig.pauses.empty());
}

}  // namespace
}  // namespace handover::client
