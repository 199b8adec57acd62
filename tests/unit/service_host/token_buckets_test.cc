#include "service_host/token_buckets.h"

#include <gtest/gtest.h>

#include <string>

#include "service_host/limits.h"

namespace handover {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class TokenBucketsTest : public testing::Test {
 protected:
  // Buckets of `burst` tokens, which fill by `per_second`.
  TokenBuckets Make(double per_second, double burst) {
    return {per_second, burst, [this] { return now_; }};
  }

  // Takes tokens of `caller` until there is none, and returns how many there were.
  static int TakeAll(TokenBuckets& buckets, const std::string& caller) {
    int taken = 0;
    while (taken < 1'000'000 && buckets.Take(caller) == milliseconds(0)) ++taken;
    return taken;
  }

  TokenBuckets::Instant now_{seconds(1000)};
};

TEST_F(TokenBucketsTest, AfterASilenceThereIsOneBurst) {
  TokenBuckets buckets = Make(5, 10);
  EXPECT_EQ(TakeAll(buckets, "a"), 10);
  now_ += seconds(3600);
  EXPECT_EQ(TakeAll(buckets, "a"), 10);
}

TEST_F(TokenBucketsTest, TokensComeInAtTheRate) {
  TokenBuckets buckets = Make(5, 10);
  TakeAll(buckets, "a");
  now_ += milliseconds(199);
  EXPECT_EQ(TakeAll(buckets, "a"), 0);
  now_ += milliseconds(1);
  EXPECT_EQ(TakeAll(buckets, "a"), 1);
  now_ += seconds(1);
  EXPECT_EQ(TakeAll(buckets, "a"), 5);
}

TEST_F(TokenBucketsTest, OverALongTimeNobodyGetsMoreThanTheRate) {
  TokenBuckets buckets = Make(5, 10);
  int taken = 0;
  for (int i = 0; i < 60'000; ++i) {
    if (buckets.Take("a") == milliseconds(0)) ++taken;
    now_ += milliseconds(1);
  }
  EXPECT_GE(taken, 10 + 60 * 5 - 1);
  EXPECT_LE(taken, 10 + 60 * 5);
}

TEST_F(TokenBucketsTest, TheWaitThatIsNamedIsJustLongEnough) {
  for (double per_second : {0.3, 1.0, 3.0, 7.0, 50'000.0}) {
    TokenBuckets buckets = Make(per_second, 2);
    TakeAll(buckets, "a");
    const milliseconds wait = buckets.Take("a");
    ASSERT_GT(wait, milliseconds(0)) << per_second;
    if (wait > milliseconds(1)) {
      now_ += wait - milliseconds(1);
      EXPECT_NE(buckets.Take("a"), milliseconds(0)) << per_second;
      now_ += milliseconds(1);
    } else {
      now_ += wait;
    }
    EXPECT_EQ(buckets.Take("a"), milliseconds(0)) << per_second;
  }
}

TEST_F(TokenBucketsTest, CallersDoNotTakeFromEachOther) {
  TokenBuckets buckets = Make(5, 10);
  EXPECT_EQ(TakeAll(buckets, "a"), 10);
  EXPECT_EQ(TakeAll(buckets, "b"), 10);
  EXPECT_EQ(TakeAll(buckets, "a"), 0);
}

TEST_F(TokenBucketsTest, BeyondTheBoundOnCallersNewOnesShareABucket) {
  TokenBuckets buckets = Make(1, 3);
  for (size_t i = 0; i < kCountedCallersMax; ++i) buckets.Take(std::to_string(i));
  EXPECT_EQ(TakeAll(buckets, "late"), 3);
  EXPECT_EQ(TakeAll(buckets, "later"), 0);
  // Whoever was there before has its own still.
  EXPECT_EQ(TakeAll(buckets, "0"), 2);
}

TEST_F(TokenBucketsTest, CallersThatAreSilentMakeRoomForOthers) {
  TokenBuckets buckets = Make(1, 3);
  for (size_t i = 0; i < kCountedCallersMax; ++i) buckets.Take(std::to_string(i));
  now_ += seconds(1);
  EXPECT_EQ(TakeAll(buckets, "late"), 3);
  EXPECT_EQ(TakeAll(buckets, "later"), 3);
}

TEST_F(TokenBucketsTest, AClockThatStandsStillGivesNothing) {
  TokenBuckets buckets = Make(50'000, 100'000);
  EXPECT_EQ(TakeAll(buckets, "a"), 100'000);
  EXPECT_EQ(buckets.Take("a"), milliseconds(1));
}

}  // namespace
}  // namespace handover
