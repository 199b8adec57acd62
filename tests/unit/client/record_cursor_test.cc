#include "clients/cpp/record_cursor.h"

#include <gtest/gtest.h>

#include <string>

namespace handover::client {
namespace {

using registry::v1::WatchRecordsRequest;
using registry::v1::WatchRecordsResponse;

// What a watch of the ledger "one" sends: the entries from `first` to `last`, as records.
WatchRecordsResponse Records(int64_t first, int64_t last, const std::string& ledger = "one") {
  WatchRecordsResponse message;
  message.set_ledger_id(ledger);
  for (int64_t revision = first; revision <= last; ++revision) message.add_records()->set_revision(revision);
  message.set_revision(last);
  message.set_head_revision(last);
  return message;
}

absl::StatusCode CodeOf(RecordCursor& cursor, WatchRecordsResponse message) { return cursor.Take(message).code(); }

RecordCursor After(int64_t revision) {
  WatchRecordsRequest request;
  request.set_after_revision(revision);
  return RecordCursor(request);
}

TEST(RecordCursorTest, TheNextStreamIsAskedForWhatComesBehindTheLastRecord) {
  RecordCursor cursor = After(7);
  EXPECT_EQ(CodeOf(cursor, Records(8, 7)), absl::StatusCode::kOk) << "progress alone";
  EXPECT_EQ(cursor.request().after_revision(), 7);
  EXPECT_EQ(CodeOf(cursor, Records(8, 9)), absl::StatusCode::kOk);
  EXPECT_EQ(cursor.request().after_revision(), 9);
}

TEST(RecordCursorTest, EntriesInBytesAreCounted) {
  RecordCursor cursor = After(0);
  WatchRecordsResponse message = Records(1, 0);
  message.add_entries("a");
  message.add_entries("b");
  message.set_revision(2);
  message.set_head_revision(2);
  EXPECT_TRUE(cursor.Take(message).ok());
  EXPECT_EQ(cursor.request().after_revision(), 2);
}

TEST(RecordCursorTest, WhatDoesNotFollowIsDataLoss) {
  struct Case {
    const char* what;
    WatchRecordsResponse message;
  };
  WatchRecordsResponse ahead = Records(6, 6);
  ahead.set_revision(7);
  ahead.set_head_revision(7);
  WatchRecordsResponse beyond_head = Records(6, 6);
  beyond_head.set_head_revision(5);
  const Case cases[] = {{"a gap", Records(7, 7)},
                        {"the same twice", Records(5, 6)},
                        {"another ledger", Records(6, 6, "two")},
                        {"progress ahead of what was sent", ahead},
                        {"a head behind what was sent", beyond_head}};
  for (const Case& one : cases) {
    RecordCursor cursor = After(0);
    ASSERT_EQ(CodeOf(cursor, Records(1, 5)), absl::StatusCode::kOk);
    EXPECT_EQ(CodeOf(cursor, one.message), absl::StatusCode::kDataLoss) << one.what;
    EXPECT_EQ(cursor.request().after_revision(), 5) << one.what;
  }
}

}  // namespace
}  // namespace handover::client
