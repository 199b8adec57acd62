#include "service_host/feed.h"

#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <memory>
#include <vector>

#include "service_host/error.h"
#include "service_host/limits.h"

namespace handover {
namespace {

constexpr std::chrono::hours kNoTick{1};

// One watcher of a feed, for as long as it lives.
class Watcher {
 public:
  explicit Watcher(Feed& feed) : feed_(feed), id_(feed.Join().value()) {}
  ~Watcher() { feed_.Leave(id_); }
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

  std::future<Feed::Wake> Wait(int64_t after) {
    auto woken = std::make_shared<std::promise<Feed::Wake>>();
    auto future = woken->get_future();
    feed_.Wait(id_, {after}, [woken](Feed::Wake wake) { woken->set_value(wake); });
    return future;
  }

  void Cancel() { feed_.Cancel(id_); }

 private:
  Feed& feed_;
  const Feed::WatcherId id_;
};

bool IsReady(const std::future<Feed::Wake>& woken) {
  return woken.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

TEST(FeedTest, AWaitEndsOnceTheHeadIsBeyondIt) {
  Feed feed({5}, kNoTick);
  Watcher watcher(feed);
  auto woken = watcher.Wait(5);
  feed.Publish({6});
  EXPECT_EQ(woken.get(), Feed::Wake::kMoved);
}

TEST(FeedTest, AWaitForWhatIsThereAlreadyEndsAtOnce) {
  Feed feed({5}, kNoTick);
  Watcher watcher(feed);
  EXPECT_EQ(watcher.Wait(4).get(), Feed::Wake::kMoved);
}

TEST(FeedTest, OnlyThoseWhoLackTheHeadAreWoken) {
  Feed feed({5}, kNoTick);
  Watcher behind(feed);
  Watcher ahead(feed);
  auto ahead_woken = ahead.Wait(7);
  auto behind_woken = behind.Wait(5);
  feed.Publish({7});
  EXPECT_EQ(behind_woken.get(), Feed::Wake::kMoved);
  EXPECT_FALSE(IsReady(ahead_woken));
  feed.Publish({8});
  EXPECT_EQ(ahead_woken.get(), Feed::Wake::kMoved);
}

TEST(FeedTest, AnOlderHeadChangesNothing) {
  Feed feed({5}, kNoTick);
  feed.Publish({3});
  Watcher watcher(feed);
  EXPECT_EQ(watcher.Wait(4).get(), Feed::Wake::kMoved);
}

TEST(FeedTest, AWaitIsOverAfterOneCall) {
  Feed feed({0}, kNoTick);
  Watcher watcher(feed);
  auto first = watcher.Wait(0);
  feed.Publish({1});
  EXPECT_EQ(first.get(), Feed::Wake::kMoved);
  auto second = watcher.Wait(1);  // A second call of the first callback would throw: its promise is kept already.
  feed.Publish({2});
  EXPECT_EQ(second.get(), Feed::Wake::kMoved);
}

TEST(FeedTest, IdleWatchersAreTickedAgainAndAgain) {
  Feed feed({0}, std::chrono::milliseconds(1));
  Watcher watcher(feed);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(watcher.Wait(0).get(), Feed::Wake::kTick);
}

TEST(FeedTest, CancelEndsTheWaitOfOneWatcherAlone) {
  Feed feed({0}, kNoTick);
  Watcher gone(feed);
  Watcher staying(feed);
  auto gone_woken = gone.Wait(0);
  auto staying_woken = staying.Wait(0);
  gone.Cancel();
  EXPECT_EQ(gone_woken.get(), Feed::Wake::kCancelled);
  EXPECT_FALSE(IsReady(staying_woken));
  feed.Close();
}

TEST(FeedTest, CancelBeforeTheWaitEndsIt) {
  Feed feed({0}, kNoTick);
  Watcher watcher(feed);
  watcher.Cancel();
  EXPECT_EQ(watcher.Wait(0).get(), Feed::Wake::kCancelled);
}

TEST(FeedTest, CancelAfterLeavingDoesNothing) {
  Feed feed({0}, kNoTick);
  const auto watcher = feed.Join();
  feed.Leave(*watcher);
  feed.Cancel(*watcher);
  feed.Cancel(0);
}

TEST(FeedTest, CloseEndsEveryWaitNowAndLater) {
  Feed feed({0}, kNoTick);
  Watcher one(feed);
  Watcher two(feed);
  auto one_woken = one.Wait(0);
  EXPECT_FALSE(feed.closed());
  feed.Close();
  EXPECT_TRUE(feed.closed());
  EXPECT_EQ(one_woken.get(), Feed::Wake::kClosed);
  EXPECT_EQ(two.Wait(0).get(), Feed::Wake::kClosed);
  EXPECT_EQ(ReasonOf(feed.Join().status()), "SHUTTING_DOWN");
}

TEST(FeedTest, WatchersAreBoundedAndALeftPlaceIsFree) {
  Feed feed({0}, kNoTick);
  std::vector<std::unique_ptr<Watcher>> watchers;
  for (size_t i = 0; i < kStreamsMax; ++i) watchers.push_back(std::make_unique<Watcher>(feed));
  const auto refused = feed.Join();
  EXPECT_EQ(refused.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonOf(refused.status()), "QUEUE_FULL");
  watchers.pop_back();
  watchers.push_back(std::make_unique<Watcher>(feed));
}

TEST(FeedTest, ACallbackMayWaitAgain) {
  Feed feed({0}, kNoTick);
  const auto watcher = feed.Join();
  std::promise<int64_t> done;
  int64_t seen = 0;
  Feed::Callback wait_on = [&](Feed::Wake) {
    if (++seen == 3) return done.set_value(seen);
    feed.Wait(*watcher, {seen}, wait_on);
  };
  feed.Wait(*watcher, {0}, wait_on);
  feed.Publish({3});
  EXPECT_EQ(done.get_future().get(), 3);
  feed.Leave(*watcher);
}

}  // namespace
}  // namespace handover
