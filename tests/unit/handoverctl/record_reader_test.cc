#include "clients/handoverctl/record_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace handover::ctl {
namespace {

using registry::v1::WatchRecordsResponse;

// A ledger of `head` records that gives at most `message_size` at once, and notes what it was asked for.
struct Ledger {
  absl::StatusOr<WatchRecordsResponse> operator()(int64_t after) {
    asked.push_back(after);
    WatchRecordsResponse response;
    for (int64_t revision = after + 1; revision <= head && response.records_size() < message_size; ++revision) {
      response.add_records()->set_revision(revision);
    }
    return response;
  }

  int64_t head;
  int message_size;
  std::vector<int64_t> asked = {};
};

std::vector<int64_t> RevisionsOf(const RecordsByRevision& records) {
  std::vector<int64_t> revisions;
  for (const auto& [revision, record] : records) {
    EXPECT_EQ(record.revision(), revision);
    revisions.push_back(revision);
  }
  return revisions;
}

TEST(RecordReaderTest, ReadsTheRecordsAskedForAndThoseOfOneMessageAtOnce) {
  Ledger ledger{.head = 100, .message_size = 10};
  const auto records = ReadRecords(std::ref(ledger), {1, 7, 44});
  ASSERT_TRUE(records.ok()) << records.status();
  EXPECT_EQ(RevisionsOf(*records), (std::vector<int64_t>{1, 7, 44}));
  EXPECT_EQ(ledger.asked, (std::vector<int64_t>{0, 43}));
}

TEST(RecordReaderTest, AsksNothingForNothing) {
  Ledger ledger{.head = 100, .message_size = 10};
  EXPECT_TRUE(ReadRecords(std::ref(ledger), {})->empty());
  EXPECT_TRUE(ledger.asked.empty());
}

TEST(RecordReaderTest, FailsWhereTheLedgerHasNoSuchRecord) {
  Ledger ledger{.head = 5, .message_size = 10};
  EXPECT_EQ(ReadRecords(std::ref(ledger), {7}).status().code(), absl::StatusCode::kDataLoss);
}

TEST(RecordReaderTest, PassesAnErrorOn) {
  const auto away = [](int64_t) -> absl::StatusOr<WatchRecordsResponse> { return absl::UnavailableError("away"); };
  EXPECT_EQ(ReadRecords(away, {7}).status().code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace handover::ctl
