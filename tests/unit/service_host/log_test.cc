#include "service_host/log.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace handover {
namespace {

const absl::Time kTime = absl::FromUnixMillis(1'750'000'000'123);

TEST(LogTest, ALineOfJsonHoldsTheEventAndItsFields) {
  const LogEvent event{.level = LogLevel::kWarning,
                       .name = "call_failed",
                       .message = "it failed",
                       .fields = {{"method", "a.S/One"}, {"count", int64_t{3}}, {"seconds", 0.5}}};
  EXPECT_EQ(JsonLine(event, "registry_service", kTime),
            "{\"time\":\"2025-06-15T15:06:40.123Z\",\"level\":\"warning\",\"process\":\"registry_service\","
            "\"event\":\"call_failed\",\"message\":\"it failed\",\"method\":\"a.S/One\",\"count\":3,\"seconds\":0.5}");
}

TEST(LogTest, ALineOfTextHoldsTheSameInWords) {
  const LogEvent event{.level = LogLevel::kInfo,
                       .name = "listening",
                       .message = "listening on 127.0.0.1:7401",
                       .fields = {{"address", "127.0.0.1:7401"}, {"reason", "two words"}, {"revision", int64_t{51}}}};
  EXPECT_EQ(TextLine(event, "registry_service", kTime),
            "2025-06-15T15:06:40.123Z registry_service info: listening on 127.0.0.1:7401 address=127.0.0.1:7401 "
            "reason=\"two words\" revision=51");
}

// What a caller has sent can be in an event.
TEST(LogTest, NothingInAnEventBreaksItsLine) {
  const std::string hostile("\"}\n{\"event\":\"forged\"}\r\x1b[2J\0\xff\xfe\xd0\xa3", 31);
  const LogEvent event{.name = "call_failed", .message = hostile, .fields = {{"reason", hostile}}};
  const std::string json = JsonLine(event, "p", kTime);
  const std::string text = TextLine(event, "p", kTime);
  for (const std::string& line : {json, text}) {
    for (const char c : line) EXPECT_TRUE(static_cast<unsigned char>(c) >= ' ' && c != '\x7f') << line;
  }
  const auto parsed = nlohmann::json::parse(json);
  EXPECT_EQ(parsed["event"], "call_failed");
  EXPECT_EQ(parsed.size(), 6U);
}

}  // namespace
}  // namespace handover
