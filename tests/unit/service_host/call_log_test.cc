#include "service_host/call_log.h"

#include <gtest/gtest.h>

#include <vector>

#include "service_host/error.h"

namespace handover {
namespace {

class CallLogTest : public testing::Test {
 protected:
  const std::vector<LogEvent>& events() const { return events_; }

  TokenBuckets::Instant now_;
  std::vector<LogEvent> events_;
  CallLog log_{[this] { return now_; }, [this](const LogEvent& event) { events_.push_back(event); }};
};

CallLog::Call CallWith(const absl::Status& status) {
  return {.method = "a.S/One", .request_id = "id-1", .status = status, .duration = std::chrono::milliseconds(5)};
}

// The value of the field `name`; empty if there is none.
std::string FieldOf(const LogEvent& event, const std::string& name) {
  for (const LogField& field : event.fields) {
    if (field.name == name) return std::get<std::string>(field.value);
  }
  return "";
}

TEST_F(CallLogTest, ACallThatFailedIsLoggedWithItsIdAndReasonAndNotWithItsMessage) {
  log_.Ended(CallWith(MakeError(absl::StatusCode::kNotFound, "RECORD_NOT_FOUND", "name: \"secret\"")));
  ASSERT_EQ(events_.size(), 1U);
  EXPECT_EQ(events_[0].name, "call_failed");
  EXPECT_EQ(events_[0].level, LogLevel::kInfo);
  EXPECT_EQ(FieldOf(events_[0], "request_id"), "id-1");
  EXPECT_EQ(FieldOf(events_[0], "reason"), "RECORD_NOT_FOUND");
  EXPECT_EQ(JsonLine(events_[0], "p", absl::UnixEpoch()).find("secret"), std::string::npos);
}

TEST_F(CallLogTest, WhatLiesWithTheServiceIsAWarning) {
  log_.Ended(CallWith(absl::InternalError("")));
  log_.Ended(CallWith(absl::DataLossError("")));
  ASSERT_EQ(events_.size(), 2U);
  for (const LogEvent& event : events_) EXPECT_EQ(event.level, LogLevel::kWarning);
}

TEST_F(CallLogTest, ACallThatWentWellIsLoggedOnlyIfItWasSlow) {
  CallLog::Call call = CallWith(absl::OkStatus());
  log_.Ended(call);
  EXPECT_TRUE(events_.empty());
  call.duration = CallLog::kSlow;
  log_.Ended(call);
  ASSERT_EQ(events_.size(), 1U);
  EXPECT_EQ(events_[0].name, "call_slow");
}

TEST_F(CallLogTest, AStreamThatItsClientEndsAfterALongTimeIsNothingSpecial) {
  CallLog::Call call = CallWith(absl::CancelledError(""));
  call.is_stream = true;
  call.duration = std::chrono::hours(3);
  log_.Ended(call);
  EXPECT_TRUE(events_.empty());
}

TEST_F(CallLogTest, AFloodOfFailuresIsCutAndCounted) {
  for (int i = 0; i < 10'000; ++i) log_.Ended(CallWith(absl::InvalidArgumentError("")));
  EXPECT_EQ(events_.size(), static_cast<size_t>(CallLog::kLinesBurst));
  now_ += std::chrono::seconds(1);
  log_.Ended(CallWith(absl::InvalidArgumentError("")));
  ASSERT_EQ(events_.back().fields.back().name, "calls_left_out");
  EXPECT_EQ(std::get<int64_t>(events_.back().fields.back().value), 10'000 - static_cast<int64_t>(CallLog::kLinesBurst));
}

}  // namespace
}  // namespace handover
