#include "service_host/worker_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <latch>

#include "service_host/error.h"

namespace handover {
namespace {

TEST(WorkerPoolTest, RunsOnAsManyThreadsAsItHas) {
  WorkerPool pool(3, 3);
  std::latch all_run(3);  // Passed only if three reads run at the same time.
  std::latch done(3);
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(pool.Submit([&] {
                      all_run.arrive_and_wait();
                      done.count_down();
                    })
                    .ok());
  }
  done.wait();
}

TEST(WorkerPoolTest, RefusesReadsBeyondItsBoundAndGoesOnLater) {
  WorkerPool pool(1, 2);
  std::promise<void> running;
  std::promise<void> release;
  std::latch done(3);
  ASSERT_TRUE(pool.Submit([&] {
                    running.set_value();
                    release.get_future().wait();
                    done.count_down();
                  })
                  .ok());
  running.get_future().wait();
  ASSERT_TRUE(pool.Submit([&] { done.count_down(); }).ok());
  ASSERT_TRUE(pool.Submit([&] { done.count_down(); }).ok());
  const absl::Status refused = pool.Submit([] { FAIL() << "a refused read was run"; });
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonOf(refused), "QUEUE_FULL");
  release.set_value();
  done.wait();
  std::promise<void> later;
  ASSERT_TRUE(pool.Submit([&] { later.set_value(); }).ok());
  later.get_future().wait();
}

TEST(WorkerPoolTest, RunsWhatIsQueuedBeforeItEnds) {
  std::atomic<int> runs = 0;
  {
    WorkerPool pool(1, 100);
    for (int i = 0; i < 100; ++i) ASSERT_TRUE(pool.Submit([&runs] { ++runs; }).ok());
  }
  EXPECT_EQ(runs, 100);
}

}  // namespace
}  // namespace handover
