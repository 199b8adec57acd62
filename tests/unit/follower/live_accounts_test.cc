#include "reconciliation_service/follower/live_accounts.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "reconciliation_service/limits.h"
#include "service_host/error.h"

namespace handover::reconciliation {
namespace {

using registry::v1::WatchRecordsResponse;

// Revision N is recorded 10 N seconds after it.
constexpr int64_t kFirstRecorded = 1'749'000'000;
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
    record.mutable_record_time()->set_seconds(kFirstRecorded + 10 * revision);
    message.add_entries(record.SerializeAsString());
  }
  return message;
}

// The same with one record time, that of revision 3.
WatchRecordsResponse OneBatch(WatchRecordsResponse message) {
  for (std::string& entry : *message.mutable_entries()) {
    registry::v1::Record record;
    record.ParseFromString(entry);
    record.mutable_record_time()->set_seconds(kFirstRecorded + 30);
    entry = record.SerializeAsString();
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

  // What a question is resolved to: "revision@seconds after kFirstRecorded", or the reason of the refusal.
  std::string Resolved(const v1::AsOf& as_of) const {
    std::string resolved;
    v1::Basis basis;
    const auto note = [&resolved](const Accounts&, AsOf moment) {
      resolved = std::to_string(moment.revision.value) + "@" +
                 std::to_string(absl::ToUnixSeconds(moment.time) - kFirstRecorded);
      return absl::OkStatus();
    };
    const absl::Status status = accounts_.Ask(as_of, note, basis);
    if (!status.ok()) return ReasonOf(status);
    EXPECT_EQ(resolved,
              std::to_string(basis.revision()) + "@" + std::to_string(basis.as_of_time().seconds() - kFirstRecorded));
    return resolved;
  }

  // As of what a settled answer is, in the same form.
  std::string Settled() const {
    v1::Basis basis;
    EXPECT_TRUE(accounts_.AskSettled([](const Accounts&, AsOf) { return absl::OkStatus(); }, basis).ok());
    return std::to_string(basis.revision()) + "@" + std::to_string(basis.as_of_time().seconds() - kFirstRecorded);
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
  EXPECT_TRUE(accounts_.Take(Entries(3, 4, 5)).ok()) << "more is under way, perhaps of the last batch";
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

TEST_F(LiveAccountsTest, NobodySeesAPartOfABatch) {
  EXPECT_TRUE(accounts_.Take(Entries(1, 2, 2)).ok());
  EXPECT_TRUE(accounts_.Take(OneBatch(Entries(3, 4, 5))).ok());
  EXPECT_EQ(accounts_.revision().value, 2);
  EXPECT_TRUE(accounts_.Take(OneBatch(Entries(5, 5, 5))).ok());
  EXPECT_EQ(accounts_.revision().value, 5);
}

TEST_F(LiveAccountsTest, AfterALossABatchIsReadOnFromWhereItWasCut) {
  EXPECT_TRUE(accounts_.Take(Entries(1, 2, 2)).ok());
  EXPECT_TRUE(accounts_.Take(OneBatch(Entries(3, 4, 5))).ok());
  accounts_.Lose(absl::UnavailableError("connection refused"));
  EXPECT_EQ(accounts_.taken().value, 4);
  EXPECT_TRUE(accounts_.Take(OneBatch(Entries(5, 5, 5))).ok());
  EXPECT_EQ(accounts_.revision().value, 5);
}

TEST_F(LiveAccountsTest, WhatIsSettledGoesOnWithTheRegistrysTimeAndNeverBack) {
  EXPECT_TRUE(accounts_.Take(Entries(1, 2, 2)).ok());
  EXPECT_EQ(Settled(), "2@20") << "the last record's time";
  WatchRecordsResponse idle = Progress(2, 2);
  idle.mutable_settled_time()->set_seconds(kFirstRecorded + 25);
  EXPECT_TRUE(accounts_.Take(idle).ok());
  EXPECT_EQ(Settled(), "2@25");
  EXPECT_TRUE(accounts_.Take(Entries(3, 3, 4)).ok());
  EXPECT_EQ(Settled(), "2@25");
  EXPECT_TRUE(accounts_.Take(Entries(4, 4, 4)).ok());
  EXPECT_EQ(Settled(), "4@40");
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

v1::AsOf Moment(int64_t revision, std::optional<int64_t> seconds) {
  v1::AsOf as_of;
  as_of.set_revision(revision);
  if (seconds.has_value()) as_of.mutable_time()->set_seconds(kFirstRecorded + *seconds);
  return as_of;
}

TEST_F(LiveAccountsTest, WhatIsAskedForDecidesTheRevisionAndTheTime) {
  now_ = absl::FromUnixSeconds(kFirstRecorded + 100);
  ASSERT_TRUE(accounts_.Take(Entries(1, 3, 3)).ok());
  struct Case {
    v1::AsOf as_of;
    std::string want;
  };
  const Case cases[] = {
      {Moment(0, std::nullopt), "3@100"},  // The head, now.
      {Moment(2, std::nullopt), "2@20"},   // A revision, at its own record time.
      {Moment(0, 29), "2@29"},             // What was known then.
      {Moment(0, 30), "3@30"},             //
      {Moment(0, 5), "0@5"},               // Nothing was.
      {Moment(1, 29), "1@29"},             // An earlier revision at a later time.
      {Moment(3, 29), "2@29"},             // No revision that was recorded after the time.
      {Moment(4, std::nullopt), "AS_OF_AHEAD"},
      {Moment(0, 101), "AS_OF_AHEAD"},
  };
  for (const Case& c : cases) EXPECT_EQ(Resolved(c.as_of), c.want) << c.as_of.DebugString();
}

TEST_F(LiveAccountsTest, ARegistryWhoseClockRunsAheadIsNotInTheFuture) {
  now_ = absl::FromUnixSeconds(kFirstRecorded + 15);
  ASSERT_TRUE(accounts_.Take(Entries(1, 3, 3)).ok());
  EXPECT_EQ(Resolved(Moment(0, std::nullopt)), "3@30");
  EXPECT_EQ(Resolved(Moment(0, 30)), "3@30");
}

TEST_F(LiveAccountsTest, ALeastRevisionThatHasNotBeenReadIsNotAnswered) {
  ASSERT_TRUE(accounts_.Take(Entries(1, 2, 2)).ok());
  v1::AsOf as_of;
  as_of.set_min_revision(3);
  EXPECT_EQ(Resolved(as_of), "NOT_CAUGHT_UP");
  as_of.set_min_revision(2);
  EXPECT_NE(Resolved(as_of), "NOT_CAUGHT_UP");
}

TEST_F(LiveAccountsTest, AWaitEndsWhenItsRevisionHasBeenRead) {
  ASSERT_TRUE(accounts_.Take(Entries(1, 2, 2)).ok());
  int ended = 0;
  ASSERT_TRUE(accounts_.WaitFor({2}, [&ended] { ++ended; }).ok());
  EXPECT_EQ(ended, 1) << "what has been read is not waited for";
  ASSERT_TRUE(accounts_.WaitFor({4}, [&ended] { ++ended; }).ok());
  ASSERT_TRUE(accounts_.Take(Entries(3, 3, 4)).ok());
  EXPECT_EQ(ended, 1);
  ASSERT_TRUE(accounts_.Take(Entries(4, 4, 4)).ok());
  EXPECT_EQ(ended, 2);
}

TEST_F(LiveAccountsTest, AWaitEndsByItselfAfterItsTimeAndAtTheEnd) {
  ASSERT_TRUE(accounts_.Take(Entries(1, 2, 2)).ok());
  int ended = 0;
  const auto count = [&ended] { ++ended; };
  ASSERT_TRUE(accounts_.WaitFor({3}, count).ok());
  now_ += kWaitMax;
  accounts_.Lose(absl::UnavailableError("gone"));
  EXPECT_EQ(ended, 1);
  ASSERT_TRUE(accounts_.WaitFor({3}, count).ok());
  accounts_.CloseWaits();
  EXPECT_EQ(ended, 2);
  ASSERT_TRUE(accounts_.WaitFor({3}, count).ok());
  EXPECT_EQ(ended, 3) << "nobody waits any more";
}

TEST_F(LiveAccountsTest, WaitsAreBounded) {
  int ended = 0;
  for (size_t i = 0; i < kWaitsMax; ++i) ASSERT_TRUE(accounts_.WaitFor({1}, [&ended] { ++ended; }).ok());
  const absl::Status refused = accounts_.WaitFor({1}, [] { FAIL(); });
  EXPECT_EQ(ReasonOf(refused), "QUEUE_FULL");
  EXPECT_TRUE(RetryDelayOf(refused).has_value());
  ASSERT_TRUE(accounts_.Take(Entries(1, 1, 1)).ok());
  EXPECT_EQ(ended, static_cast<int>(kWaitsMax));
}

}  // namespace
}  // namespace handover::reconciliation
