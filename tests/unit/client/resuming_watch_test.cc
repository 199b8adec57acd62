#include "clients/cpp/resuming_watch.h"

#include <gtest/gtest.h>

#include <deque>
#include <string>
#include <thread>
#include <vector>

#include "clients/cpp/record_cursor.h"

namespace handover::client {
namespace {

using registry::v1::WatchRecordsRequest;
using registry::v1::WatchRecordsResponse;

// A stream that sends some records, one a message, and ends.
struct Script {
  int records;
  absl::Status end;
  std::string ledger = "one";
};

class ScriptedStream {
 public:
  ScriptedStream(Script script, int64_t after) : script_(std::move(script)), sent_(after) {}

  bool Read(WatchRecordsResponse& message) {
    message.Clear();
    if (script_.records-- <= 0) return false;
    message.add_records()->set_revision(++sent_);
    message.set_ledger_id(script_.ledger);
    message.set_revision(sent_);
    message.set_head_revision(sent_);
    return true;
  }
  absl::Status Finish() { return script_.end; }
  void Cancel() {}

 private:
  Script script_;
  int64_t sent_;
};

// A watch over one scripted stream after another, and what it told.
class Rig {
 public:
  using TestedWatch = ResumingWatch<RecordCursor, ScriptedStream>;

  explicit Rig(std::deque<Script> scripts) : scripts_(std::move(scripts)) {}

  std::unique_ptr<TestedWatch> Begin(absl::Duration pause = absl::ZeroDuration()) {
    return std::make_unique<TestedWatch>(
        [this](const WatchRecordsRequest& request) {
          ++streams;
          Script next =
              scripts_.empty() ? Script{.records = 0, .end = absl::UnavailableError("gone")} : scripts_.front();
          if (!scripts_.empty()) scripts_.pop_front();
          return std::make_unique<ScriptedStream>(next, request.after_revision());
        },
        RecordCursor({}), ResumeOptions{.on_lost = [this](const absl::Status& why) { lost.push_back(why); }},
        // Half of the longest pause is left when the draw is 1, and none when it is 2.
        Pause{.sleep = nullptr, .random = [pause] { return pause == absl::ZeroDuration() ? 2.0 : 0.0; }});
  }

  // Reads to the end, and returns why it came.
  absl::Status ReadAll() {
    const auto watch = Begin();
    WatchRecordsResponse message;
    while (watch->Read(message)) {
      for (const auto& record : message.records()) revisions.push_back(record.revision());
    }
    return watch->Finish();
  }

  std::vector<int64_t> revisions;
  std::vector<absl::Status> lost;
  int streams = 0;

 private:
  std::deque<Script> scripts_;
};

const absl::Status kGone = absl::UnavailableError("gone");
const absl::Status kDenied = absl::PermissionDeniedError("no");

TEST(ResumingWatchTest, GoesOnWhereTheLastStreamStopped) {
  Rig rig({{.records = 2, .end = kGone},
           {.records = 0, .end = kGone},
           {.records = 1, .end = absl::OkStatus()},
           {.records = 1, .end = absl::InternalError("cut")},
           {.records = 1, .end = kDenied}});
  EXPECT_EQ(rig.ReadAll(), kDenied);
  EXPECT_EQ(rig.revisions, (std::vector<int64_t>{1, 2, 3, 4, 5}));
  EXPECT_EQ(rig.lost, (std::vector<absl::Status>{kGone, kGone, absl::UnavailableError("the service ended the watch"),
                                                 absl::InternalError("cut")}));
}

TEST(ResumingWatchTest, AChangedLedgerEndsIt) {
  Rig rig({{.records = 2, .end = kGone}, {.records = 1, .end = kGone, .ledger = "two"}});
  EXPECT_EQ(rig.ReadAll().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(rig.revisions, (std::vector<int64_t>{1, 2}));
  EXPECT_EQ(rig.streams, 2);
}

TEST(ResumingWatchTest, AStreamThatCannotBeginIsTriedAsOftenAsACall) {
  Rig rig({});
  EXPECT_EQ(rig.ReadAll(), kGone);
  EXPECT_EQ(rig.streams, kTriesMax);
}

TEST(ResumingWatchTest, OnceBegunItIsTriedForAsLongAsItTakes) {
  std::deque<Script> scripts{{.records = 1, .end = kGone}};
  for (int i = 0; i < 10 * kTriesMax; ++i) scripts.push_back({.records = 0, .end = kGone});
  scripts.push_back({.records = 1, .end = kDenied});
  Rig rig(scripts);
  EXPECT_EQ(rig.ReadAll(), kDenied);
  EXPECT_EQ(rig.revisions, (std::vector<int64_t>{1, 2}));
}

TEST(ResumingWatchTest, EveryStatusThatCannotPassEndsIt) {
  for (const absl::StatusCode code :
       {absl::StatusCode::kInvalidArgument, absl::StatusCode::kNotFound, absl::StatusCode::kPermissionDenied,
        absl::StatusCode::kUnauthenticated, absl::StatusCode::kFailedPrecondition, absl::StatusCode::kOutOfRange,
        absl::StatusCode::kUnimplemented, absl::StatusCode::kDataLoss}) {
    Rig rig({{.records = 1, .end = absl::Status(code, "no")}, {.records = 1, .end = kGone}});
    EXPECT_EQ(rig.ReadAll().code(), code);
    EXPECT_EQ(rig.streams, 1) << code;
  }
}

TEST(ResumingWatchTest, CancelEndsAPause) {
  Rig rig({{.records = 1, .end = kGone}});
  const auto watch = rig.Begin(kPauseMax);
  WatchRecordsResponse message;
  ASSERT_TRUE(watch->Read(message));
  std::thread reader([&] { EXPECT_FALSE(watch->Read(message)); });
  watch->Cancel();
  reader.join();
  EXPECT_EQ(watch->Finish().code(), absl::StatusCode::kCancelled);
}

}  // namespace
}  // namespace handover::client
