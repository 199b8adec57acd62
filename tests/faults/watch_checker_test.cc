#include "tests/faults/watch_checker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

// Each checker finds its own fault in a stream that has it, and nothing in one that is sound.
namespace handover::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

registry::v1::WatchRecordsResponse Sent(std::initializer_list<int64_t> revisions, int64_t revision, int64_t head) {
  registry::v1::WatchRecordsResponse message;
  for (const int64_t one : revisions) message.add_records()->set_revision(one);
  message.set_revision(revision);
  message.set_head_revision(head);
  return message;
}

// A watch that is taken up once, behind revision 3.
WatchHistory Sound() {
  return {{.after = 0, .messages = {Sent({}, 0, 3), Sent({1, 2}, 2, 3), Sent({3}, 3, 4)}},
          {.after = 3, .messages = {Sent({}, 3, 6), Sent({4, 5, 6}, 6, 6), Sent({}, 6, 6)}}};
}

TEST(WatchCheckerTest, FindsNothingInASoundWatch) { EXPECT_THAT(CheckWatch(Sound()), IsEmpty()); }

TEST(WatchCheckerTest, FindsRecordsOutOfOrder) {
  WatchHistory history = Sound();
  history[1].messages[1] = Sent({4, 6, 5}, 5, 6);
  EXPECT_THAT(CheckOrdered(history), ElementsAre("stream 2: revision 5 after 6"));
}

TEST(WatchCheckerTest, FindsARecordThatIsSentTwice) {
  WatchHistory history = Sound();
  history[1].messages[1] = Sent({3, 4, 5, 6}, 6, 6);
  EXPECT_THAT(CheckUnique(history), ElementsAre("stream 2: revision 3 for the second time"));
  WatchHistory within = Sound();
  within[0].messages[2] = Sent({2, 3}, 3, 4);
  EXPECT_THAT(CheckUnique(within), ElementsAre("stream 1: revision 2 for the second time"));
}

TEST(WatchCheckerTest, FindsAGapWithinAStreamAndBetweenTwo) {
  WatchHistory history = Sound();
  history[0].messages[1] = Sent({1}, 1, 3);
  EXPECT_THAT(CheckNoGap(history), ElementsAre("stream 1: nothing between revisions 1 and 3"));
  WatchHistory between = Sound();
  between[1].messages[1] = Sent({5, 6}, 6, 6);
  EXPECT_THAT(CheckNoGap(between), ElementsAre("stream 2: nothing between revisions 3 and 5"));
}

TEST(WatchCheckerTest, FindsAStreamThatDoesNotBeginWhereItWasAskedTo) {
  WatchHistory history = Sound();
  history[1].after = 2;
  EXPECT_THAT(CheckResumable(history), ElementsAre("stream 2: begins with revision 4, want 3, which comes after what "
                                                   "it was asked for"));
}

TEST(WatchCheckerTest, FindsProgressAheadOfWhatWasSent) {
  WatchHistory history = Sound();
  history[1].messages[0] = Sent({}, 4, 6);
  EXPECT_THAT(CheckProgress(history), ElementsAre("stream 2: says that all is sent up to 4, and what came ends at 3"));
}

TEST(WatchCheckerTest, FindsAHeadThatGoesBack) {
  WatchHistory history = Sound();
  history[1].messages[2] = Sent({}, 6, 5);
  EXPECT_THAT(CheckProgress(history), ElementsAre("stream 2: says that the head is 5, want at least 6"));
}

}  // namespace
}  // namespace handover::test
