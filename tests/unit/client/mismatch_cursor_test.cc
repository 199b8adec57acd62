#include "clients/cpp/mismatch_cursor.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace handover::client {
namespace {

using reconciliation::v1::WatchMismatchesResponse;

struct Event {
  int64_t seconds;
  std::string mismatch;
};

WatchMismatchesResponse Events(const std::vector<Event>& events) {
  WatchMismatchesResponse message;
  for (const Event& one : events) {
    auto& event = *message.add_events();
    event.mutable_time()->set_seconds(one.seconds);
    event.mutable_mismatch()->set_name(one.mismatch);
  }
  return message;
}

WatchMismatchesResponse UpTo(int64_t revision, int64_t seconds, WatchMismatchesResponse message,
                             const std::string& ledger = "one") {
  message.mutable_basis()->set_ledger_id(ledger);
  message.mutable_basis()->set_revision(revision);
  message.mutable_basis()->mutable_as_of_time()->set_seconds(seconds);
  return message;
}

// The mismatches of the events that are left of `message`; "lost" if it is refused.
std::vector<std::string> Taken(MismatchCursor& cursor, WatchMismatchesResponse message) {
  if (!cursor.Take(message).ok()) return {"lost"};
  std::vector<std::string> names;
  for (const auto& event : message.events()) names.push_back(event.mismatch().name());
  return names;
}

using Names = std::vector<std::string>;

TEST(MismatchCursorTest, TheNextStreamIsAskedForWhatComesBehindTheLastBasis) {
  MismatchCursor cursor({});
  cursor.BeginStream();
  EXPECT_EQ(Taken(cursor, UpTo(3, 30, Events({{10, "a"}, {10, "b"}, {20, "a"}}))), (Names{"a", "b", "a"}));
  EXPECT_EQ(Taken(cursor, Events({{40, "a"}})), Names{"a"});
  EXPECT_EQ(cursor.request().after_revision(), 3);
  EXPECT_EQ(cursor.request().after_time().seconds(), 30);
}

TEST(MismatchCursorTest, WhatWasToldBehindTheLastBasisIsNotToldAgain) {
  MismatchCursor cursor({});
  cursor.BeginStream();
  EXPECT_EQ(Taken(cursor, Events({{40, "a"}, {40, "b"}})), (Names{"a", "b"}));
  cursor.BeginStream();
  EXPECT_EQ(Taken(cursor, Events({{40, "a"}})), Names{});
  EXPECT_EQ(Taken(cursor, UpTo(4, 50, Events({{40, "b"}, {40, "c"}}))), Names{"c"});
}

TEST(MismatchCursorTest, AnEventOutOfOrderIsDataLoss) {
  MismatchCursor cursor({});
  cursor.BeginStream();
  EXPECT_EQ(Taken(cursor, Events({{40, "b"}, {40, "b"}})), Names{"lost"}) << "the same twice in one stream";
  MismatchCursor other({});
  other.BeginStream();
  EXPECT_EQ(Taken(other, Events({{40, "b"}, {39, "c"}})), Names{"lost"});
}

TEST(MismatchCursorTest, AnotherLedgerIsDataLoss) {
  MismatchCursor cursor({});
  cursor.BeginStream();
  EXPECT_EQ(Taken(cursor, UpTo(1, 10, {})), Names{});
  cursor.BeginStream();
  EXPECT_EQ(Taken(cursor, UpTo(1, 10, {}, "two")), Names{"lost"});
}

}  // namespace
}  // namespace handover::client
