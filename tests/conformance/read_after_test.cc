#include "service_host/error.h"
#include "tests/conformance/ledger_store_test.h"

namespace handover::registry {
namespace {

using ::testing::ContainerEq;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using ReadAfterTest = LedgerStoreTest;

TEST_P(ReadAfterTest, EveryPositionGivesTheRestInOrder) {
  Append(EntriesOfParties(1, 4));
  Append(EntriesOfParties(5, 1));
  Append(EntriesOfParties(6, 5));
  for (int after = 0; after <= 10; ++after) {
    const auto entries = store().ReadAfter({after});
    ASSERT_TRUE(entries.ok()) << entries.status();
    EXPECT_THAT(BytesOf(*entries), ContainerEq(BytesOf(EntriesOfParties(after + 1, 10 - after)))) << after;
    for (size_t i = 0; i < entries->size(); ++i) {
      EXPECT_EQ((*entries)[i].revision.value, after + 1 + static_cast<int>(i));
    }
  }
}

TEST_P(ReadAfterTest, TheHeadHasNothingAfterIt) {
  Append(EntriesOfParties(1, 2));
  const auto entries = store().ReadAfter(store().head());
  ASSERT_TRUE(entries.ok()) << entries.status();
  EXPECT_THAT(*entries, IsEmpty());
}

TEST_P(ReadAfterTest, ARevisionAboveTheHeadIsOutOfRange) {
  EXPECT_EQ(store().ReadAfter({1}).status().code(), absl::StatusCode::kOutOfRange);
  Append(EntriesOfParties(1, 2));
  const absl::Status status = store().ReadAfter({3}).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(ReasonOf(status), "REVISION_AHEAD");
}

TEST_P(ReadAfterTest, APageHasAtMostSoManyEntries) {
  Append(EntriesOfParties(1, LedgerStore::kReadCountMax + 5));
  const auto first = store().ReadAfter({0});
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_EQ(first->size(), LedgerStore::kReadCountMax);
  const auto second = store().ReadAfter(first->back().revision);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(second->size(), 5);
}

TEST_P(ReadAfterTest, APageHasAtMostSoManyBytes) {
  const std::string half(LedgerStore::kReadBytesMax / 2, 'h');
  Append({EntryWithBytes("parties/a", half), EntryWithBytes("parties/b", half), EntryWithBytes("parties/c", "c")});
  const auto first = store().ReadAfter({0});
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_THAT(RevisionsOf(*first), ElementsAre(1, 2));
  const auto second = store().ReadAfter({2});
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_THAT(RevisionsOf(*second), ElementsAre(3));
}

TEST_P(ReadAfterTest, TheFirstEntryIsGivenWhateverItsLength) {
  const std::string longer(LedgerStore::kReadBytesMax + 1, 'l');
  Append({EntryWithBytes("parties/a", longer), EntryWithBytes("parties/b", "b")});
  const auto entries = store().ReadAfter({0});
  ASSERT_TRUE(entries.ok()) << entries.status();
  EXPECT_THAT(RevisionsOf(*entries), ElementsAre(1));
}

TEST_P(ReadAfterTest, OneEntryIsReadByItsRevision) {
  Append(EntriesOfParties(1, 3));
  Append(EntriesOfParties(4, 2));
  for (int revision = 1; revision <= 5; ++revision) {
    const auto entry = store().Read({revision});
    ASSERT_TRUE(entry.ok()) << entry.status();
    EXPECT_EQ(entry->revision.value, revision);
    EXPECT_EQ(entry->bytes, EntriesOfParties(revision, 1).front().bytes);
  }
  for (const int64_t revision : {0, 6}) {
    EXPECT_EQ(ReasonOf(store().Read({revision}).status()), "REVISION_AHEAD") << revision;
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, ReadAfterTest, ::testing::ValuesIn(Engines()), ::testing::PrintToStringParamName());

}  // namespace
}  // namespace handover::registry
