#include "reconciliation_service/follower/live_accounts.h"

#include <gtest/gtest.h>

#include <string>

#include "service_host/error.h"

namespace handover::reconciliation {
namespace {

using registry::v1::WatchRecordsResponse;

constexpr char kLedger[] = "0123456789abcdef0123456789abcdef";

// A message that says that all up to `revision` has been sent, of a ledger with head `head`.
WatchRecordsResponse Progress(int64_t revision, int64_t head, const std::string& ledger_id = kLedger) {
  WatchRecordsResponse message;
  message.set_ledger_id(ledger_id);
  message.set_revision(revision);
  message.set_head_revision(head);
  return message;
}

// A message with the entries `first` to `last`, each a party.
WatchRecordsResponse Entries(int64_t first, int64_t last, int64_t head) {
  WatchRecordsResponse message = Progress(last, head);
  for (int64_t revision = first; revision <= last; ++revision) {
    registry::v1::Record record;
    record.set_name("parties/p" + std::to_string(revision));
    record.set_revision(revision);
    record.mutable_party()->set_display_name("P");
    message.add_entries(record.SerializeAsString());
  }
  return message;
}

class LiveAccountsTest : public testing::Test {
 protected:
  // The code of an answer; OK if the question was put.
  absl::Status Ask() const {
    v1::Basis basis;
    return accounts_.Ask(
        {}, [](const Accounts&, AsOf) { return absl::OkStatus(); }, basis);
  }

  absl::Time now_ = absl::FromUnixSeconds(1'750'000'000);
  LiveAccounts accounts_{[this] { return now_; }};
};

TEST_F(LiveAccountsTest, NothingIsAnsweredBeforeTheHeadHasBeenReached) {
  EXPECT_EQ(ReasonOf(Ask()), "NOT_CAUGHT_UP");
  EXPECT_TRUE(accounts_.Take(Progress(0, 3)).ok());
  EXPECT_EQ(Ask().code(), absl::StatusCode::kUnavailable);
  EXPECT_TRUE(accounts_.Take(Entries(1, 2, 3)).ok());
  EXPECT_EQ(ReasonOf(Ask()), "NOT_CAUGHT_UP");
  EXPECT_EQ(accounts_.Status().state(), v1::FOLLOW_STATE_CATCHING_UP);
  EXPECT_TRUE(accounts_.Take(Entries(3, 3, 3)).ok());
  EXPECT_TRUE(Ask().ok());
}

TEST_F(LiveAccountsTest, AnEmptyLedgerIsReachedAtOnce) {
  EXPECT_TRUE(accounts_.Take(Progress(0, 0)).ok());
  EXPECT_TRUE(Ask().ok());
}

TEST_F(LiveAccountsTest, AnAnswerNamesTheLedgerTheRevisionTheTimeAndTheHead) {
  EXPECT_TRUE(accounts_.Take(Entries(1, 2, 2)).ok());
  EXPECT_TRUE(accounts_.Take(Entries(3, 3, 5)).ok()) << "more is under way";
  v1::Basis basis;
  EXPECT_TRUE(accounts_
                  .Ask(
                      {}, [](const Accounts&, AsOf) { return absl::OkStatus(); }, basis)
                  .ok());
  EXPECT_EQ(basis.ledger_id(), kLedger);
  EXPECT_EQ(basis.revision(), 3);
  EXPECT_EQ(basis.head_revision(), 5);
  EXPECT_EQ(basis.as_of_time().seconds(), 1'750'000'000);
}

TEST_F(LiveAccountsTest, ALostRegistryIsAnErrorAndNeverNoMismatches) {
  EXPECT_TRUE(accounts_.Take(Entries(1, 2, 2)).ok());
  accounts_.Lose(absl::UnavailableError("connection refused"));
  EXPECT_EQ(ReasonOf(Ask()), "NOT_CAUGHT_UP");
  EXPECT_EQ(accounts_.Status().state(), v1::FOLLOW_STATE_DISCONNECTED);
  EXPECT_TRUE(accounts_.Take(Progress(2, 2)).ok());
  EXPECT_TRUE(Ask().ok()) << "and it is made good by hearing from the registry again";
}

TEST_F(LiveAccountsTest, ASilentRegistryIsALostOne) {
  EXPECT_TRUE(accounts_.Take(Entries(1, 2, 2)).ok());
  now_ += LiveAccounts::kSilenceMax;
  EXPECT_TRUE(Ask().ok());
  now_ += absl::Seconds(1);
  EXPECT_EQ(ReasonOf(Ask()), "NOT_CAUGHT_UP");
  EXPECT_FALSE(accounts_.CanAnswer());
  EXPECT_EQ(accounts_.Status().state(), v1::FOLLOW_STATE_DISCONNECTED);
}

TEST_F(LiveAccountsTest, WhatDoesNotContinueTheLedgerIsRefusedForGood) {
  WatchRecordsResponse not_a_record = Progress(3, 3);
  not_a_record.add_entries("\xff");
  const WatchRecordsResponse bad[] = {
      Entries(4, 4, 4),           // A gap.
      Entries(2, 2, 2),           // Again.
      Progress(2, 2, "another"),  // Another ledger.
      Progress(1, 1),             // A ledger that has lost what it had sent.
      Progress(3, 3),             // A message that claims more than came.
      not_a_record,
  };
  int row = 0;
  for (const WatchRecordsResponse& message : bad) {
    LiveAccounts accounts([this] { return now_; });
    ASSERT_TRUE(accounts.Take(Entries(1, 2, 2)).ok());
    EXPECT_EQ(accounts.Take(message).code(), absl::StatusCode::kDataLoss) << "row " << row;
    v1::Basis basis;
    const absl::Status answer = accounts.Ask(
        {}, [](const Accounts&, AsOf) { return absl::OkStatus(); }, basis);
    EXPECT_EQ(ReasonOf(answer), "LEDGER_DIVERGED") << "row " << row;
    EXPECT_EQ(accounts.Take(Progress(2, 2)).code(), absl::StatusCode::kDataLoss) << "never made good by itself";
    EXPECT_EQ(accounts.Status().state(), v1::FOLLOW_STATE_DIVERGED);
    ++row;
  }
}

}  // namespace
}  // namespace handover::reconciliation
