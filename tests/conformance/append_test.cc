#include "tests/conformance/ledger_store_test.h"

namespace handover::registry {
namespace {

using ::testing::ContainerEq;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;

using AppendTest = LedgerStoreTest;

TEST_P(AppendTest, ANewLedgerIsEmptyAndHasAnId) {
  EXPECT_EQ(store().head().value, 0);
  EXPECT_THAT(store().ledger_id(), MatchesRegex("[0-9a-f]{32}"));
  EXPECT_THAT(ReadAllBytes(store()), IsEmpty());
}

TEST_P(AppendTest, TwoLedgersHaveDifferentIds) {
  const TemporaryDirectory other_directory;
  const auto other = GetParam().open(other_directory.path());
  ASSERT_TRUE(other.ok()) << other.status();
  EXPECT_NE(store().ledger_id(), (*other)->ledger_id());
}

TEST_P(AppendTest, TheIdStaysWhenTheLedgerIsOpenedAgain) {
  const std::string before = store().ledger_id();
  Reopen();
  EXPECT_EQ(store().ledger_id(), before);
}

TEST_P(AppendTest, EntriesAreReadBackByteForByteAndInOrder) {
  Append(EntriesOfParties(1, 3));
  Append(EntriesOfParties(4, 1));
  Append(EntriesOfParties(5, 2));
  EXPECT_EQ(store().head().value, 6);
  EXPECT_THAT(ReadAllBytes(store()), ContainerEq(BytesOf(EntriesOfParties(1, 6))));
}

TEST_P(AppendTest, EntriesAreThereWhenTheLedgerIsOpenedAgain) {
  Append(EntriesOfParties(1, 3));
  Reopen();
  EXPECT_EQ(store().head().value, 3);
  Append(EntriesOfParties(4, 2));
  Reopen();
  EXPECT_THAT(ReadAllBytes(store()), ContainerEq(BytesOf(EntriesOfParties(1, 5))));
}

TEST_P(AppendTest, AnEntryMayBeEmptyOrAMebibyte) {
  std::string mebibyte(1 << 20, 'm');
  for (size_t i = 0; i < mebibyte.size(); ++i) mebibyte[i] = static_cast<char>(i * i >> 3);
  const std::vector<NewEntry> entries = {EntryWithBytes("parties/a", ""), EntryWithBytes("parties/b", mebibyte),
                                         EntryWithBytes("parties/c", ""), EntryWithBytes("parties/d", "d")};
  Append(entries);
  EXPECT_THAT(ReadAllBytes(store()), ContainerEq(BytesOf(entries)));
  for (const NewEntry& entry : entries) {
    const auto found = store().Find(entry.name);
    ASSERT_TRUE(found.ok()) << found.status();
    EXPECT_EQ((*found)->bytes, entry.bytes) << entry.name;
  }
}

TEST_P(AppendTest, AnEntryOfTheGreatestLengthIsTaken) {
  Append({EntryWithBytes("parties/a", std::string(LedgerStore::kEntryBytesMax, 'a'))});
  EXPECT_EQ(ReadAllBytes(store())[0].size(), LedgerStore::kEntryBytesMax);
}

TEST_P(AppendTest, ALargeBatchIsReadBackWhole) {
  // Three thousand entries of uneven length, so that an engine that packs entries together has every case of it.
  std::vector<NewEntry> entries = EntriesOfParties(1, 3000);
  for (size_t i = 0; i < entries.size(); ++i) entries[i].bytes.resize(i % 7 == 0 ? 0 : i, static_cast<char>(i));
  Append(entries);
  EXPECT_EQ(store().head().value, 3000);
  EXPECT_TRUE(ReadAllBytes(store()) == BytesOf(entries));
}

TEST_P(AppendTest, NoEntriesAreNoChange) {
  Append({});
  EXPECT_EQ(store().head().value, 0);
  Append(EntriesOfParties(1, 1));
  EXPECT_EQ(store().head().value, 1);
}

// A batch that breaks a promise of the caller at its last entry.
struct BrokenPromise {
  std::string name;
  NewEntry entry;
};

std::vector<BrokenPromise> BrokenPromises() {
  return {
      {"a name of the ledger", EntryOf("parties/p000001")},
      {"a name of the batch", EntryOf("parties/p000011")},
      {"a predecessor that has a successor in the ledger", EntryOf("parties/x", "parties/p000001")},
      {"a predecessor that has a successor in the batch", EntryOf("parties/x", "parties/p000002")},
      {"an entry that is too long", EntryWithBytes("parties/x", std::string(LedgerStore::kEntryBytesMax + 1, 'x'))}};
}

TEST_P(AppendTest, ABrokenPromiseOfTheCallerStoresNothingAndEndsAppending) {
  Append({EntryOf("parties/p000001"), EntryOf("parties/p000002"), EntryOf("parties/p000003", "parties/p000001")});
  const std::vector<std::string> before = ReadAllBytes(store());
  for (const BrokenPromise& broken : BrokenPromises()) {
    SCOPED_TRACE(broken.name);
    const std::vector<NewEntry> batch = {EntryOf("parties/p000010"), EntryOf("parties/p000011", "parties/p000002"),
                                         broken.entry};
    EXPECT_EQ(store().Append(batch).code(), absl::StatusCode::kInternal);
    EXPECT_EQ(store().Append(EntriesOfParties(20, 1)).code(), absl::StatusCode::kInternal);

    EXPECT_EQ(store().head().value, 3);
    EXPECT_THAT(ReadAllBytes(store()), ContainerEq(before));
    Reopen();
    EXPECT_THAT(ReadAllBytes(store()), ContainerEq(before));
    for (const char* name : {"parties/p000010", "parties/p000011", "parties/x", "parties/p000020"}) {
      const auto found = store().Find(name);
      ASSERT_TRUE(found.ok()) << found.status();
      EXPECT_FALSE(found->has_value()) << name;
    }
    const auto successor = store().FindSuccessor("parties/p000002");
    ASSERT_TRUE(successor.ok()) << successor.status();
    EXPECT_FALSE(successor->has_value());
  }
  Append(EntriesOfParties(10, 2));
  EXPECT_EQ(store().head().value, 5);
}

INSTANTIATE_TEST_SUITE_P(Engines, AppendTest, ::testing::ValuesIn(Engines()), ::testing::PrintToStringParamName());

}  // namespace
}  // namespace handover::registry
