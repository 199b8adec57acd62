#include "service_host/call_metrics.h"

#include <gtest/gtest.h>

namespace handover {
namespace {

TEST(CallMetricsTest, KeepMethodsApartAndThoseThatNobodyKnowsTogether) {
  CallMetrics metrics({"a.S/One", "a.S/Two"});
  EXPECT_NE(metrics.NumberOf("a.S/One"), metrics.NumberOf("a.S/Two"));
  EXPECT_EQ(metrics.NumberOf("a.S/Three"), metrics.NumberOf(""));
  metrics.Started(metrics.NumberOf("a.S/Three"));
  metrics.Started(metrics.NumberOf("b.S/One"));
  const std::vector<Metric> read = metrics.Read();
  ASSERT_EQ(read[0].samples.size(), 3U);
  EXPECT_EQ(read[0].samples[2].labels, (Metric::Labels{{"grpc_method", "other"}}));
  EXPECT_EQ(read[0].samples[2].value, 2);
}

TEST(CallMetricsTest, TellOnlyWhatHasComeAbout) {
  CallMetrics metrics({"a.S/One"});
  const size_t one = metrics.NumberOf("a.S/One");
  metrics.Ended(one, {.status = absl::StatusCode::kNotFound,
                      .duration = std::chrono::milliseconds(3),
                      .sent_bytes = 0,
                      .received_bytes = 17});
  const std::vector<Metric> read = metrics.Read();
  ASSERT_EQ(read[1].name, "grpc_server_call_duration_seconds");
  ASSERT_EQ(read[1].samples.size(), 1U);
  EXPECT_EQ(read[1].samples[0].labels, (Metric::Labels{{"grpc_method", "a.S/One"}, {"grpc_status", "NOT_FOUND"}}));
  EXPECT_EQ(read[1].samples[0].reading.sum, 0.003);
  ASSERT_EQ(read[3].name, "grpc_server_call_rcvd_total_compressed_message_size_bytes");
  EXPECT_EQ(read[3].samples[0].reading.sum, 17);
}

// A status code is a number that a handler chooses.
TEST(CallMetricsTest, TakeACodeBeyondAllForUnknown) {
  CallMetrics metrics({});
  metrics.Ended(0, {.status = static_cast<absl::StatusCode>(99)});
  EXPECT_EQ(metrics.Read()[1].samples[0].labels[1].second, "UNKNOWN");
}

}  // namespace
}  // namespace handover
