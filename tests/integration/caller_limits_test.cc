#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "clients/cpp/record_import.h"
#include "service_host/error.h"
#include "service_host/limits.h"
#include "tests/integration/tls_services.h"

// What one caller may ask for at a time, and that another does not notice.
namespace handover::test {
namespace {

TEST(CallerLimitsTest, WhoCallsTooOftenIsToldWhenToComeBackAndNobodyElseNotices) {
  TlsServices services;
  const Service registry = services.StartRegistry({"--calls_per_second=5"});
  client::RegistryClient eager = services.RegistryAs(registry, "reader/eager");
  client::RegistryClient calm = services.RegistryAs(registry, "reader/calm");
  absl::Status refused;
  for (int i = 0; i < 10'000 && refused.ok(); ++i) refused = eager.GetCheckpoint({}).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted) << refused;
  EXPECT_EQ(ReasonOf(refused), "TOO_MANY_CALLS");
  ASSERT_TRUE(RetryDelayOf(refused).has_value());
  EXPECT_GT(*RetryDelayOf(refused), std::chrono::milliseconds(0));
  EXPECT_LE(*RetryDelayOf(refused), std::chrono::milliseconds(200));
  EXPECT_TRUE(calm.GetCheckpoint({}).ok());
  EXPECT_TRUE(WaitUntil([&] { return eager.GetCheckpoint({}).ok(); }));
}

TEST(CallerLimitsTest, EvenOneCallInALongTimeIsOne) {
  TlsServices services;
  const Service registry = services.StartRegistry({"--calls_per_second=0.001"});
  client::RegistryClient rare = services.RegistryAs(registry, "reader/rare");
  EXPECT_TRUE(rare.GetCheckpoint({}).ok());
  EXPECT_EQ(ReasonOf(rare.GetCheckpoint({}).status()), "TOO_MANY_CALLS");
}

// Opens a watch, and returns it if it has sent its first message; otherwise why not.
absl::StatusOr<std::unique_ptr<client::RecordWatch>> Open(client::RegistryClient& client) {
  auto watch = client.WatchRecords({});
  registry::v1::WatchRecordsResponse message;
  if (watch->Read(message)) return watch;
  return watch->Finish();
}

TEST(CallerLimitsTest, WhoHasAllItsStreamsOpenGetsNoMoreAndNobodyElseNotices) {
  TlsServices services;
  const Service registry = services.StartRegistry();
  client::RegistryClient many = services.RegistryAs(registry, "party/aaa");
  client::RegistryClient few = services.RegistryAs(registry, "party/bbb");
  std::vector<std::unique_ptr<client::RecordWatch>> open;
  for (int i = 0; i < kStreamsPerCallerMax; ++i) {
    auto watch = Open(many);
    ASSERT_TRUE(watch.ok()) << i << ": " << watch.status();
    open.push_back(*std::move(watch));
  }
  const absl::Status refused = Open(many).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted) << refused;
  EXPECT_EQ(ReasonOf(refused), "TOO_MANY_STREAMS");
  EXPECT_TRUE(RetryDelayOf(refused).has_value());
  const auto import = many.ImportRecords();
  import->Send({});
  EXPECT_EQ(ReasonOf(import->Receive().status()), "TOO_MANY_STREAMS");
  // The same caller over another connection is the same caller.
  client::RegistryClient again = services.RegistryAs(registry, "party/aaa");
  EXPECT_EQ(ReasonOf(Open(again).status()), "TOO_MANY_STREAMS");
  EXPECT_TRUE(many.GetCheckpoint({}).ok());
  EXPECT_TRUE(Open(few).ok());
  open.pop_back();
  EXPECT_TRUE(WaitUntil([&] { return Open(many).ok(); }));
}

}  // namespace
}  // namespace handover::test
