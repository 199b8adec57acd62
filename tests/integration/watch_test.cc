#include <gtest/gtest.h>
#include <signal.h>

#include <string>
#include <vector>

#include "clients/cpp/registry_client.h"
#include "service_host/error.h"
#include "tests/harness/party_records.h"
#include "tests/harness/services.h"

// What a watch promises: ordered, each entry once, no gap, resumable, the bytes as they are stored.
namespace handover::test {
namespace {

// Reads a watch from `after` until it has sent `until`, and returns the entries.
std::vector<std::string> EntriesAfter(client::RegistryClient& client, int64_t after, int64_t until) {
  registry::v1::WatchRecordsRequest request;
  request.set_after_revision(after);
  request.set_view(registry::v1::ENTRY_VIEW_BYTES);
  const auto watch = client.WatchRecords(request);
  std::vector<std::string> entries;
  registry::v1::WatchRecordsResponse message;
  bool is_first = true;
  while (watch->Read(message)) {
    EXPECT_EQ(is_first, message.entries().empty()) << "first, and only first here, a progress message";
    is_first = false;
    entries.insert(entries.end(), message.entries().begin(), message.entries().end());
    EXPECT_EQ(message.revision(), after + static_cast<int64_t>(entries.size()))
        << "progress never ahead of what was sent";
    EXPECT_GE(message.head_revision(), message.revision());
    if (message.revision() >= until) break;
  }
  watch->Cancel();
  return entries;
}

class WatchTest : public testing::Test {
 protected:
  TemporaryFolder folder_;
  Service registry_ = StartRegistry(folder_.path() / "ledger");
  client::RegistryClient client_{client::Connect(registry_.address()), "operator"};
};

TEST_F(WatchTest, SendsEveryEntryOnceInOrderAndCanBeTakenUpAnywhere) {
  constexpr int kCount = 2500;
  for (int first = 0; first < kCount; first += 500) {
    ASSERT_TRUE(client_.AppendRecords(PartyBatch(first, 500)).ok());
  }
  const std::vector<std::string> all = EntriesAfter(client_, 0, kCount);
  ASSERT_EQ(all.size(), static_cast<size_t>(kCount));
  for (size_t i = 0; i < all.size(); ++i) {
    registry::v1::Record record;
    ASSERT_TRUE(record.ParseFromString(all[i]));
    EXPECT_EQ(record.revision(), static_cast<int64_t>(i) + 1);
    EXPECT_EQ(record.name(), "parties/p" + std::to_string(i));
    EXPECT_EQ(record.author(), "operator");
  }
  for (const int64_t after : {1, 499, 500, 501, 1777, kCount - 1}) {
    const std::vector<std::string> rest = EntriesAfter(client_, after, kCount);
    EXPECT_EQ(rest, std::vector<std::string>(all.begin() + after, all.end())) << after;
  }
}

TEST_F(WatchTest, SendsWhatIsAppendedWhileItWaits) {
  registry::v1::WatchRecordsRequest request;
  const auto watch = client_.WatchRecords(request);
  registry::v1::WatchRecordsResponse message;
  ASSERT_TRUE(watch->Read(message));
  EXPECT_EQ(message.revision(), 0);
  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(client_.AppendRecords(PartyBatch(i, 1)).ok());
    // An idle watch may send progress in between.
    do {
      ASSERT_TRUE(watch->Read(message));
    } while (message.records().empty());
    EXPECT_EQ(message.revision(), i + 1);
    EXPECT_EQ(message.records(0).name(), "parties/p" + std::to_string(i));
  }
}

TEST_F(WatchTest, SaysWhereToGoOnWhenTheServiceStops) {
  ASSERT_TRUE(client_.AppendRecords(PartyBatch(0, 7)).ok());
  registry::v1::WatchRecordsRequest request;
  request.set_after_revision(3);
  const auto watch = client_.WatchRecords(request);
  registry::v1::WatchRecordsResponse message;
  while (message.revision() < 7) ASSERT_TRUE(watch->Read(message));
  registry_.process().Signal(SIGTERM);
  while (watch->Read(message)) EXPECT_TRUE(message.records().empty());
  const absl::Status end = watch->Finish();
  EXPECT_EQ(end.code(), absl::StatusCode::kUnavailable) << end;
  EXPECT_EQ(ReasonOf(end), "SHUTTING_DOWN");
  EXPECT_EQ(MetadataOf(end, "resume_after_revision"), "7");
  EXPECT_TRUE(RetryDelayOf(end).has_value());
  EXPECT_EQ(registry_.process().Wait(), 0);
}

TEST_F(WatchTest, ACursorAheadOfTheHeadIsOutOfRange) {
  registry::v1::WatchRecordsRequest request;
  request.set_after_revision(1);
  const auto watch = client_.WatchRecords(request);
  registry::v1::WatchRecordsResponse message;
  EXPECT_FALSE(watch->Read(message));
  EXPECT_EQ(watch->Finish().code(), absl::StatusCode::kOutOfRange);
}

}  // namespace
}  // namespace handover::test
