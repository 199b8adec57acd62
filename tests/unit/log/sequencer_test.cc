#include "registry_service/log/sequencer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "registry_service/log/entry_codec.h"
#include "registry_service/log/limits.h"
#include "service_host/error.h"
#include "tests/unit/log/fake_ledger_store.h"
#include "tests/unit/log/record_builders.h"

namespace handover::registry {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Answer = absl::StatusOr<v1::AppendRecordsResponse>;

class SequencerTest : public testing::Test {
 protected:
  void SetUp() override { Start(); }

  void Start() {
    auto started = Sequencer::Start(
        store_, feed_, [this] { return absl::FromUnixSeconds(now_.load()); },
        [this](const absl::Status& error) { fatal_.set_value(error); });
    ASSERT_TRUE(started.ok()) << started.status();
    sequencer_ = *std::move(started);
  }

  // Hands a batch in; the future is its answer, or the reason why it was not taken.
  std::future<Answer> Submit(Batch batch) {
    auto promise = std::make_shared<std::promise<Answer>>();
    std::future<Answer> future = promise->get_future();
    const absl::Status taken =
        sequencer_->Submit(std::move(batch), [promise](Answer answer) { promise->set_value(std::move(answer)); });
    if (!taken.ok()) promise->set_value(taken);
    return future;
  }

  Answer Append(std::vector<v1::Record> records) { return Submit(BatchOf(std::move(records))).get(); }

  // Keeps the writer busy with one record, so that what is submitted next makes up one group.
  std::future<Answer> HoldWriter() {
    store_.Hold();
    auto first = Submit(BatchOf({Side("first")}));
    store_.AwaitHeldAppend();
    return first;
  }

  v1::Record RecordAt(int64_t revision) { return ReadEntry(store_.Read({revision}).value()).value(); }

  FakeLedgerStore store_;
  std::atomic<int64_t> now_ = 1'750'000'000;
  std::promise<absl::Status> fatal_;
  Feed feed_{ledger::Revision{0}, std::chrono::hours(1)};
  std::unique_ptr<Sequencer> sequencer_;
};

absl::Status StoreFull() { return MakeError(absl::StatusCode::kResourceExhausted, "STORE_FULL", "no room"); }

std::vector<int64_t> RevisionsOf(const Answer& answer) {
  std::vector<int64_t> revisions;
  for (const auto& result : answer->results()) revisions.push_back(result.revision());
  return revisions;
}

TEST_F(SequencerTest, AnswersEachRecordInOrderWithItsRevision) {
  const Answer answer = Append({Side("rus"), Side("ukr"), Agreement("a")});
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->ledger_id(), store_.ledger_id());
  EXPECT_EQ(answer->revision(), 3);
  EXPECT_THAT(RevisionsOf(answer), ElementsAre(1, 2, 3));
  for (const auto& result : answer->results()) {
    EXPECT_EQ(result.outcome(), v1::APPEND_OUTCOME_CREATED);
    EXPECT_EQ(result.record_time().seconds(), now_.load());
  }
}

TEST_F(SequencerTest, WritesRevisionTimeAndAuthorIntoTheEntry) {
  ASSERT_TRUE(Append({Side("rus"), Side("ukr")}).ok());
  v1::Record want = Side("ukr");
  want.set_revision(2);
  want.mutable_record_time()->set_seconds(now_);
  want.set_author("parties/ukr");
  EXPECT_EQ(store_.Find("parties/ukr").value()->bytes, WriteEntry(want));
}

TEST_F(SequencerTest, WhatQueuesWhileOneAppendIsUnderWayGoesInTheNextOne) {
  auto first = HoldWriter();
  auto second = Submit(BatchOf({Side("second")}));
  auto third = Submit(BatchOf({Side("third"), Side("fourth")}));
  store_.Release();
  EXPECT_THAT(RevisionsOf(first.get()), ElementsAre(1));
  EXPECT_THAT(RevisionsOf(second.get()), ElementsAre(2));
  EXPECT_THAT(RevisionsOf(third.get()), ElementsAre(3, 4));
  EXPECT_THAT(store_.append_sizes(), ElementsAre(1u, 3u));
}

TEST_F(SequencerTest, AGroupIsBoundedByRecords) {
  auto first = HoldWriter();
  std::vector<std::future<Answer>> answers;
  for (size_t batch = 0; batch < 5; ++batch) {
    std::vector<v1::Record> records;
    for (size_t i = 0; i < kBatchRecordsMax; ++i) records.push_back(Side(std::to_string(batch * kBatchRecordsMax + i)));
    answers.push_back(Submit(BatchOf(std::move(records))));
  }
  store_.Release();
  for (auto& answer : answers) ASSERT_TRUE(answer.get().ok());
  EXPECT_THAT(store_.append_sizes(), ElementsAre(1u, kGroupRecordsMax, 5 * kBatchRecordsMax - kGroupRecordsMax));
}

TEST_F(SequencerTest, AGroupIsBoundedByBytes) {
  auto first = HoldWriter();
  std::vector<std::future<Answer>> answers;
  for (int i = 0; i < 6; ++i) {
    answers.push_back(Submit(BatchOf({Side(std::to_string(i), std::string(kGroupBytesMax / 4 - 64, 'x'))})));
  }
  store_.Release();
  for (auto& answer : answers) ASSERT_TRUE(answer.get().ok());
  EXPECT_THAT(store_.append_sizes(), ElementsAre(1u, 4u, 2u));
}

TEST_F(SequencerTest, NobodyIsAnsweredBeforeTheAppendIsDurable) {
  auto first = HoldWriter();
  EXPECT_EQ(first.wait_for(std::chrono::seconds(0)), std::future_status::timeout);
  store_.Release();
  EXPECT_TRUE(first.get().ok());
}

TEST_F(SequencerTest, OneBadRecordRefusesItsWholeBatchAndNoOther) {
  auto first = HoldWriter();
  auto bad = Submit(BatchOf({Side("rus"), Agreement("a")}));
  auto good = Submit(BatchOf({Side("ukr")}));
  store_.Release();
  const Answer refused = bad.get();
  EXPECT_EQ(refused.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(RevisionsOf(good.get()), ElementsAre(2));
  EXPECT_EQ(store_.Find("parties/rus").value(), std::nullopt);
  EXPECT_EQ(RecordAt(2).name(), "parties/ukr");
}

TEST_F(SequencerTest, AnErrorSaysWhichRecordOfTheBatchIsToBlame) {
  const Answer refused = Append({Side("rus"), Agreement("a")});
  EXPECT_EQ(ReasonOf(refused.status()), "REFERENCE_NOT_FOUND");
  ASSERT_FALSE(ViolationsOf(refused.status()).empty());
  EXPECT_THAT(ViolationsOf(refused.status())[0].field, testing::StartsWith("records[1].agreement.parties"));
  EXPECT_THAT(std::string(refused.status().message()), testing::StartsWith("records[1]."));
}

TEST_F(SequencerTest, ABatchMayRestOnABatchOfTheSameGroup) {
  auto first = HoldWriter();
  auto parties = Submit(BatchOf({Side("rus"), Side("ukr")}));
  auto agreement = Submit(BatchOf({Agreement("a")}));
  store_.Release();
  EXPECT_THAT(RevisionsOf(agreement.get()), ElementsAre(4));
}

// A batch of a series.
Batch InSeries(const std::shared_ptr<BatchSeries>& series, std::vector<v1::Record> records) {
  Batch batch = BatchOf(std::move(records));
  batch.series = series;
  return batch;
}

TEST_F(SequencerTest, NothingOfASeriesIsAppendedBehindABatchThatIsRefused) {
  const auto series = std::make_shared<BatchSeries>();
  auto first = HoldWriter();
  auto good = Submit(InSeries(series, {Side("rus")}));
  auto bad = Submit(InSeries(series, {Agreement("a")}));
  auto behind = Submit(InSeries(series, {Side("ukr")}));
  auto other = Submit(BatchOf({Side("other")}));
  store_.Release();
  EXPECT_TRUE(good.get().ok());
  EXPECT_EQ(ReasonOf(bad.get().status()), "REFERENCE_NOT_FOUND");
  EXPECT_EQ(behind.get().status().code(), absl::StatusCode::kAborted);
  EXPECT_EQ(Submit(InSeries(series, {Side("ukr")})).get().status().code(), absl::StatusCode::kAborted);
  EXPECT_THAT(RevisionsOf(other.get()), ElementsAre(3));
  EXPECT_EQ(store_.Find("parties/ukr").value(), std::nullopt);
}

TEST_F(SequencerTest, NothingOfASeriesIsAppendedBehindABatchThatHadNoRoom) {
  const auto series = std::make_shared<BatchSeries>();
  store_.PlanAppends({StoreFull()});
  EXPECT_EQ(ReasonOf(Submit(InSeries(series, {Side("rus")})).get().status()), "STORE_FULL");
  EXPECT_EQ(Submit(InSeries(series, {Side("ukr")})).get().status().code(), absl::StatusCode::kAborted);
  EXPECT_TRUE(Append({Side("ukr")}).ok());
}

TEST_F(SequencerTest, ARepeatedBatchIsAnsweredWithTheFirstRevisionsAndAppendsNothing) {
  ASSERT_TRUE(Append({Side("rus"), Side("ukr")}).ok());
  now_ += 60;
  const Answer again = Append({Side("ukr"), Side("rus")});
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_THAT(RevisionsOf(again), ElementsAre(2, 1));
  for (const auto& result : again->results()) {
    EXPECT_EQ(result.outcome(), v1::APPEND_OUTCOME_ALREADY_EXISTED);
    EXPECT_EQ(result.record_time().seconds(), now_ - 60);
  }
  EXPECT_THAT(store_.append_sizes(), ElementsAre(2u));
}

TEST_F(SequencerTest, ARepeatIsRecognisedAfterARestart) {
  ASSERT_TRUE(Append({Side("rus")}).ok());
  sequencer_.reset();
  Start();
  EXPECT_EQ(Append({Side("rus")})->results(0).outcome(), v1::APPEND_OUTCOME_ALREADY_EXISTED);
  EXPECT_THAT(RevisionsOf(Append({Side("ukr")})), ElementsAre(2));
}

TEST_F(SequencerTest, ARepeatInTheSameGroupHasTheRevisionOfTheFirst) {
  auto first = HoldWriter();
  auto original = Submit(BatchOf({Side("rus")}));
  auto repeat = Submit(BatchOf({Side("rus")}));
  store_.Release();
  EXPECT_THAT(RevisionsOf(original.get()), ElementsAre(2));
  EXPECT_EQ(repeat.get()->results(0).outcome(), v1::APPEND_OUTCOME_ALREADY_EXISTED);
}

TEST_F(SequencerTest, TheSameNameWithOtherContentIsRefused) {
  ASSERT_TRUE(Append({Side("rus", "one")}).ok());
  const Answer refused = Append({Side("ukr"), Side("rus", "two")});
  EXPECT_EQ(refused.status().code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(ReasonOf(refused.status()), "NAME_TAKEN");
  EXPECT_THAT(std::string(refused.status().message()), HasSubstr("records[1]."));
  EXPECT_EQ(store_.head().value, 1);
}

TEST_F(SequencerTest, TheSameRecordTwiceInOneBatchIsOneRecord) {
  const Answer answer = Append({Side("rus"), Side("ukr"), Side("rus")});
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_THAT(RevisionsOf(answer), ElementsAre(1, 2, 1));
  EXPECT_EQ(answer->results(2).outcome(), v1::APPEND_OUTCOME_ALREADY_EXISTED);
  EXPECT_THAT(store_.append_sizes(), ElementsAre(2u));
}

TEST_F(SequencerTest, OneNameForTwoRecordsOfOneBatchIsRefused) {
  const Answer refused = Append({Side("rus"), Side("ukr", "one"), Side("ukr", "two")});
  EXPECT_EQ(refused.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(refused.status()), "DUPLICATE_NAME");
  EXPECT_THAT(ViolationsOf(refused.status())[0].field, "records[2].name");
  EXPECT_THAT(ViolationsOf(refused.status())[0].description,
              HasSubstr("records[1], which differs in party.display_name"));
  EXPECT_EQ(store_.head().value, 0);
}

TEST_F(SequencerTest, ANameThatWasTakenBackIsFreeAgain) {
  auto first = HoldWriter();
  auto bad = Submit(BatchOf({Side("rus", "one"), Agreement("a")}));
  auto good = Submit(BatchOf({Side("rus", "two")}));
  store_.Release();
  EXPECT_FALSE(bad.get().ok());
  EXPECT_EQ(good.get()->results(0).outcome(), v1::APPEND_OUTCOME_CREATED);
  EXPECT_EQ(RecordAt(2).party().display_name(), "two");
}

Batch OnlyValidated(std::vector<v1::Record> records) {
  Batch batch = BatchOf(std::move(records));
  batch.validate_only = true;
  return batch;
}

TEST_F(SequencerTest, ABatchThatIsOnlyValidatedIsAnsweredAndNotStored) {
  ASSERT_TRUE(Append({Side("rus")}).ok());
  now_ += 60;
  const Answer answer = Submit(OnlyValidated({Side("rus"), Side("ukr"), Agreement("a"), Side("ukr")})).get();
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->revision(), 1);
  EXPECT_THAT(RevisionsOf(answer), ElementsAre(1, 0, 0, 0));
  EXPECT_EQ(answer->results(0).outcome(), v1::APPEND_OUTCOME_ALREADY_EXISTED);
  EXPECT_EQ(answer->results(0).record_time().seconds(), now_ - 60);
  EXPECT_EQ(answer->results(1).outcome(), v1::APPEND_OUTCOME_CREATED);
  EXPECT_FALSE(answer->results(1).has_record_time());
  EXPECT_EQ(answer->results(2).outcome(), v1::APPEND_OUTCOME_CREATED);
  EXPECT_EQ(answer->results(3).outcome(), v1::APPEND_OUTCOME_ALREADY_EXISTED);
  EXPECT_FALSE(answer->results(3).has_record_time());
  EXPECT_THAT(store_.append_sizes(), ElementsAre(1u));
  EXPECT_EQ(store_.head().value, 1);
}

TEST_F(SequencerTest, WhatIsOnlyValidatedIsRefusedAsAnAppendWouldBe) {
  ASSERT_TRUE(Append({Side("rus", "one")}).ok());
  const absl::Status taken = Submit(OnlyValidated({Side("ukr"), Side("rus", "two")})).get().status();
  EXPECT_EQ(taken, Append({Side("ukr"), Side("rus", "two")}).status());
  const absl::Status missing = Submit(OnlyValidated({Agreement("a")})).get().status();
  EXPECT_EQ(ReasonOf(missing), "REFERENCE_NOT_FOUND");
  EXPECT_EQ(missing, Append({Agreement("a")}).status());
}

TEST_F(SequencerTest, NobodyRestsOnWhatIsOnlyValidated) {
  auto first = HoldWriter();
  auto validated = Submit(OnlyValidated({Side("rus"), Side("ukr")}));
  auto agreement = Submit(BatchOf({Agreement("a")}));
  auto parties = Submit(BatchOf({Side("rus"), Side("ukr")}));
  auto after = Submit(OnlyValidated({Agreement("a")}));
  store_.Release();
  EXPECT_TRUE(validated.get().ok());
  EXPECT_EQ(ReasonOf(agreement.get().status()), "REFERENCE_NOT_FOUND");
  EXPECT_THAT(RevisionsOf(parties.get()), ElementsAre(2, 3));
  EXPECT_TRUE(after.get().ok()) << "it rests on what was staged before it";
  EXPECT_EQ(store_.head().value, 3);
}

TEST_F(SequencerTest, AValidationThatRestsOnWhatCouldNotBeStoredIsVoid) {
  auto first = HoldWriter();
  auto original = Submit(BatchOf({Side("rus")}));
  auto validated = Submit(OnlyValidated({Side("rus")}));
  store_.PlanAppends({absl::OkStatus(), StoreFull()});
  store_.Release();
  EXPECT_EQ(ReasonOf(original.get().status()), "STORE_FULL");
  EXPECT_EQ(ReasonOf(validated.get().status()), "STORE_FULL");
}

TEST_F(SequencerTest, ManyBatchesFillTheQueue) {
  auto first = HoldWriter();
  std::vector<std::future<Answer>> answers;
  for (size_t i = 0; i < kQueuedBatchesMax; ++i) answers.push_back(Submit(BatchOf({Side(std::to_string(i))})));
  const Answer refused = Append({Side("too-many")});
  EXPECT_EQ(refused.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonOf(refused.status()), "QUEUE_FULL");
  store_.Release();
  for (auto& answer : answers) EXPECT_TRUE(answer.get().ok());
  EXPECT_TRUE(Append({Side("too-many")}).ok());
}

TEST_F(SequencerTest, ManyBytesFillTheQueue) {
  auto first = HoldWriter();
  std::vector<std::future<Answer>> answers;
  for (size_t i = 0; i < kQueuedBytesMax / kBatchBytesMax - 1; ++i) {
    answers.push_back(Submit(BatchOf({Side(std::to_string(i), std::string(kBatchBytesMax, 'x'))})));
  }
  const Answer refused = Append({Side("too-many", std::string(kBatchBytesMax, 'x'))});
  EXPECT_EQ(ReasonOf(refused.status()), "QUEUE_FULL");
  store_.Release();
  for (auto& answer : answers) EXPECT_TRUE(answer.get().ok());
  EXPECT_TRUE(Append({Side("too-many", std::string(kBatchBytesMax, 'x'))}).ok());
}

TEST_F(SequencerTest, AFullStoreRefusesTheWholeGroupAndLaterAppendsGoOn) {
  auto first = HoldWriter();
  auto second = Submit(BatchOf({Side("second")}));
  auto third = Submit(BatchOf({Side("third")}));
  store_.PlanAppends({absl::OkStatus(), StoreFull()});
  store_.Release();
  EXPECT_TRUE(first.get().ok());
  EXPECT_EQ(ReasonOf(second.get().status()), "STORE_FULL");
  EXPECT_EQ(ReasonOf(third.get().status()), "STORE_FULL");

  const Answer retried = Append({Side("third")});
  ASSERT_TRUE(retried.ok()) << retried.status();
  EXPECT_EQ(retried->results(0).outcome(), v1::APPEND_OUTCOME_CREATED);
  EXPECT_THAT(RevisionsOf(retried), ElementsAre(2));
  EXPECT_EQ(RecordAt(2).name(), "parties/third");
}

TEST_F(SequencerTest, AnswersThatRestOnWhatCouldNotBeStoredAreVoid) {
  auto first = HoldWriter();
  auto original = Submit(BatchOf({Side("rus", "one")}));
  auto repeat = Submit(BatchOf({Side("rus", "one")}));
  auto other = Submit(BatchOf({Side("rus", "two")}));
  store_.PlanAppends({absl::OkStatus(), StoreFull()});
  store_.Release();
  EXPECT_EQ(ReasonOf(original.get().status()), "STORE_FULL");
  EXPECT_EQ(ReasonOf(repeat.get().status()), "STORE_FULL");
  EXPECT_EQ(ReasonOf(other.get().status()), "STORE_FULL");
}

TEST_F(SequencerTest, AFailedAppendIsFatalAndNobodyIsAcknowledgedFromThenOn) {
  auto first = HoldWriter();
  auto second = Submit(BatchOf({Side("second")}));
  store_.PlanAppends({absl::InternalError("fsync failed")});
  store_.Release();
  EXPECT_EQ(first.get().status().code(), absl::StatusCode::kInternal);
  EXPECT_EQ(second.get().status().code(), absl::StatusCode::kInternal);
  EXPECT_EQ(fatal_.get_future().get().message(), "fsync failed");
  EXPECT_EQ(Append({Side("third")}).status().code(), absl::StatusCode::kInternal);
  EXPECT_THAT(store_.append_sizes(), IsEmpty());
}

TEST_F(SequencerTest, AStoreThatCannotBeReadFailsTheBatchAndNotTheProcess) {
  store_.FailReads(MakeError(absl::StatusCode::kDataLoss, "STORE_CORRUPT", "page 7"));
  const Answer refused = Append({Side("rus")});
  EXPECT_EQ(refused.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(ReasonOf(refused.status()), "STORE_CORRUPT");
  store_.FailReads(absl::OkStatus());
  EXPECT_TRUE(Append({Side("rus")}).ok());
}

TEST_F(SequencerTest, RecordTimesNeverGoBackThoughTheClockDoes) {
  ASSERT_TRUE(Append({Side("rus")}).ok());
  now_ -= 3600;
  ASSERT_TRUE(Append({Side("ukr")}).ok());
  EXPECT_EQ(RecordAt(2).record_time().seconds(), RecordAt(1).record_time().seconds());
  now_ += 3601;
  ASSERT_TRUE(Append({Side("icrc")}).ok());
  EXPECT_EQ(RecordAt(3).record_time().seconds(), RecordAt(1).record_time().seconds() + 1);
}

TEST_F(SequencerTest, RecordTimesNeverGoBackAcrossARestart) {
  ASSERT_TRUE(Append({Side("rus")}).ok());
  sequencer_.reset();
  now_ -= 3600;
  Start();
  ASSERT_TRUE(Append({Side("ukr")}).ok());
  EXPECT_EQ(RecordAt(2).record_time().seconds(), RecordAt(1).record_time().seconds());
}

TEST_F(SequencerTest, StopAnswersWhatIsQueuedAndRefusesWhatComesLater) {
  auto first = HoldWriter();
  auto second = Submit(BatchOf({Side("second")}));
  std::thread stopper([this] { sequencer_->Stop(); });
  store_.Release();
  stopper.join();
  EXPECT_TRUE(first.get().ok());
  EXPECT_TRUE(second.get().ok());
  const Answer refused = Append({Side("third")});
  EXPECT_EQ(refused.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(ReasonOf(refused.status()), "SHUTTING_DOWN");
}

TEST_F(SequencerTest, TheFeedIsToldOfEveryAppend) {
  const auto watcher = feed_.Join();
  ASSERT_TRUE(watcher.ok());
  std::promise<Feed::Wake> woken;
  feed_.Wait(*watcher, {1}, [&woken](Feed::Wake wake) { woken.set_value(wake); });
  ASSERT_TRUE(Append({Side("rus"), Side("ukr")}).ok());
  EXPECT_EQ(woken.get_future().get(), Feed::Wake::kMoved);
  feed_.Leave(*watcher);
}

TEST_F(SequencerTest, ManyCallersGetRevisionsWithoutGaps) {
  constexpr int kCallers = 4;
  constexpr int kBatches = 50;
  std::vector<std::vector<std::future<Answer>>> answers(kCallers);
  std::vector<std::thread> callers;
  for (int caller = 0; caller < kCallers; ++caller) {
    callers.emplace_back([this, caller, &mine = answers[static_cast<size_t>(caller)]] {
      for (int i = 0; i < kBatches; ++i) {
        mine.push_back(Submit(BatchOf({Side(std::to_string(caller) + "-" + std::to_string(i))})));
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  std::set<int64_t> revisions;
  for (auto& mine : answers) {
    for (auto& answer : mine) revisions.insert(answer.get()->results(0).revision());
  }
  EXPECT_EQ(revisions.size(), static_cast<size_t>(kCallers * kBatches));
  EXPECT_EQ(*revisions.begin(), 1);
  EXPECT_EQ(*revisions.rbegin(), kCallers * kBatches);
}

TEST(SequencerStartTest, ALedgerWhoseLastEntryCannotBeReadIsNotServed) {
  FakeLedgerStore store;
  ASSERT_TRUE(store.Append(std::vector<NewEntry>{{"parties/rus", "", "no record"}}).ok());
  Feed feed(store.head(), std::chrono::hours(1));
  const auto started = Sequencer::Start(store, feed, SystemClock(), [](const absl::Status&) {});
  EXPECT_EQ(started.status().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace handover::registry
