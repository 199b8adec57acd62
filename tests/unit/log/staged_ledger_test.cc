#include "registry_service/log/staged_ledger.h"

#include <gtest/gtest.h>

#include <string>

#include "registry_service/log/entry_codec.h"
#include "registry_service/log/record_cache.h"
#include "tests/unit/log/fake_ledger_store.h"
#include "tests/unit/log/record_builders.h"

namespace handover::registry {
namespace {

class StagedLedgerTest : public testing::Test {
 protected:
  void Stage(v1::Record record) {
    record.set_revision(staged_.next_revision().value);
    staged_.Stage(std::move(record));
  }

  bool Has(const std::string& name) { return staged_.Find(name).value() != nullptr; }

  FakeLedgerStore store_;
  StagedLedger staged_{store_};
};

v1::Record Offer(const std::string& id, const std::string& supersedes) {
  v1::Record record;
  record.set_name("agreements/a/offers/" + id);
  if (!supersedes.empty()) record.mutable_offer()->set_supersedes("agreements/a/offers/" + supersedes);
  return record;
}

TEST_F(StagedLedgerTest, WhatIsStagedIsThereAsIfItWereAppended) {
  Stage(Offer("one", ""));
  Stage(Offer("two", "one"));
  EXPECT_EQ(staged_.Find("agreements/a/offers/two").value()->revision(), 2);
  EXPECT_TRUE(staged_.IsSuperseded("agreements/a/offers/one").value());
  EXPECT_FALSE(staged_.IsSuperseded("agreements/a/offers/two").value());
  ASSERT_EQ(staged_.entries().size(), 2u);
  EXPECT_EQ(staged_.entries()[1].name, "agreements/a/offers/two");
  EXPECT_EQ(staged_.entries()[1].supersedes, "agreements/a/offers/one");
}

TEST_F(StagedLedgerTest, WhatIsTakenBackIsGoneAndWhatWasBeforeStays) {
  Stage(Offer("one", ""));
  const ledger::Revision mark = staged_.next_revision();
  Stage(Offer("two", "one"));
  Stage(Offer("three", "two"));
  const auto two = staged_.Find("agreements/a/offers/two").value();  // What is taken back may still be in use.
  staged_.TakeBack(mark);
  EXPECT_TRUE(Has("agreements/a/offers/one"));
  EXPECT_FALSE(Has("agreements/a/offers/two"));
  EXPECT_FALSE(staged_.IsSuperseded("agreements/a/offers/one").value());
  EXPECT_EQ(staged_.next_revision(), mark);
  EXPECT_EQ(staged_.entries().size(), 1u);
}

TEST_F(StagedLedgerTest, WhatIsAppendedIsNoLongerStagedAndStillThere) {
  Stage(Offer("one", ""));
  Stage(Offer("two", "one"));
  ASSERT_TRUE(store_.Append(staged_.entries()).ok());
  staged_.MarkAppended();
  EXPECT_TRUE(staged_.entries().empty());
  EXPECT_EQ(staged_.next_revision().value, 3);
  EXPECT_TRUE(Has("agreements/a/offers/two"));
  EXPECT_TRUE(staged_.IsSuperseded("agreements/a/offers/one").value());
}

TEST_F(StagedLedgerTest, ARecordIsReadFromTheStoreOnce) {
  Stage(Offer("one", ""));
  ASSERT_TRUE(store_.Append(staged_.entries()).ok());
  StagedLedger fresh(store_);
  ASSERT_TRUE(fresh.Find("agreements/a/offers/one").value() != nullptr);
  store_.FailReads(absl::DataLossError("unreadable"));
  EXPECT_TRUE(fresh.Find("agreements/a/offers/one").value() != nullptr);
  EXPECT_EQ(fresh.Find("agreements/a/offers/two").status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(StagedLedgerTest, ARecordThatStandsAtAnotherRevisionThanItSaysIsAnError) {
  v1::Record record = Side("rus");
  record.set_revision(7);
  ASSERT_TRUE(store_.Append(std::vector<NewEntry>{{"parties/rus", "", WriteEntry(record)}}).ok());
  StagedLedger fresh(store_);
  EXPECT_EQ(fresh.Find("parties/rus").status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(StagedLedgerTest, AnUnreadableEntryIsAnErrorAndNotAnAbsentRecord) {
  ASSERT_TRUE(store_.Append(std::vector<NewEntry>{{"parties/rus", "", "no record"}}).ok());
  StagedLedger fresh(store_);
  EXPECT_EQ(fresh.Find("parties/rus").status().code(), absl::StatusCode::kDataLoss);
}

std::shared_ptr<const v1::Record> Named(const std::string& id) { return std::make_shared<const v1::Record>(Side(id)); }

bool Has(RecordCache& cache, const std::string& id) { return cache.Find("parties/" + id) != nullptr; }

TEST(RecordCacheTest, ForgetsWhatWasNotUsedForLongest) {
  RecordCache cache(2, 100);
  cache.Insert(Named("a"), 1);
  cache.Insert(Named("b"), 1);
  EXPECT_TRUE(Has(cache, "a"));
  cache.Insert(Named("c"), 1);
  EXPECT_FALSE(Has(cache, "b"));
  EXPECT_TRUE(Has(cache, "a"));
  EXPECT_TRUE(Has(cache, "c"));
}

TEST(RecordCacheTest, IsBoundedByBytes) {
  RecordCache cache(100, 10);
  cache.Insert(Named("a"), 6);
  cache.Insert(Named("b"), 6);
  EXPECT_FALSE(Has(cache, "a"));
  EXPECT_TRUE(Has(cache, "b"));
  cache.Insert(Named("c"), 11);
  EXPECT_FALSE(Has(cache, "c"));
  EXPECT_TRUE(Has(cache, "b"));
}

TEST(RecordCacheTest, ARecordThatIsInThereTwiceCountsOnce) {
  RecordCache cache(100, 10);
  for (int i = 0; i < 5; ++i) cache.Insert(Named("a"), 6);
  EXPECT_EQ(cache.size(), 1u);
  cache.Insert(Named("b"), 4);
  EXPECT_EQ(cache.size(), 2u);
}

TEST_F(StagedLedgerTest, WhatWasLookedForAheadIsNotAskedForAgain) {
  Stage(Offer("one", ""));
  ASSERT_TRUE(store_.Append(staged_.entries()).ok());
  StagedLedger fresh(store_);
  fresh.LookAhead({"agreements/a/offers/one", "agreements/a/offers/two"});
  EXPECT_TRUE(fresh.Find("agreements/a/offers/one").value() != nullptr);
  EXPECT_TRUE(fresh.Find("agreements/a/offers/two").value() == nullptr);
  EXPECT_EQ(store_.find_sizes(), std::vector<size_t>({2}));
}

TEST_F(StagedLedgerTest, WhatIsStagedAfterALookAheadIsThere) {
  staged_.LookAhead({"agreements/a/offers/one"});
  Stage(Offer("one", ""));
  EXPECT_TRUE(Has("agreements/a/offers/one"));
  ASSERT_TRUE(store_.Append(staged_.entries()).ok());
  staged_.MarkAppended();
  EXPECT_TRUE(Has("agreements/a/offers/one"));
}

TEST_F(StagedLedgerTest, ALookAheadThatFailsIsLeftForFindToSay) {
  store_.FailReads(absl::DataLossError("no entry"));
  staged_.LookAhead({"agreements/a/offers/one"});
  EXPECT_EQ(staged_.Find("agreements/a/offers/one").status().code(), absl::StatusCode::kDataLoss);
  store_.FailReads(absl::OkStatus());
  EXPECT_FALSE(Has("agreements/a/offers/one"));
}

}  // namespace
}  // namespace handover::registry
