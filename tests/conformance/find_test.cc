#include "tests/conformance/ledger_store_test.h"

namespace handover::registry {
namespace {

class FindTest : public LedgerStoreTest {
 protected:
  // The revision that Find gives, after a check of the bytes; 0 for nothing.
  int64_t RevisionOf(std::string_view name) {
    const auto found = store().Find(name);
    EXPECT_TRUE(found.ok()) << found.status();
    if (!found.ok() || !found->has_value()) return 0;
    EXPECT_EQ((*found)->bytes, EntryOf(name).bytes);
    return (*found)->revision.value;
  }

  // The revision that FindSuccessor gives; 0 for nothing.
  int64_t SuccessorOf(std::string_view name) {
    const auto found = store().FindSuccessor(name);
    EXPECT_TRUE(found.ok()) << found.status();
    return found.ok() && found->has_value() ? (*found)->value : 0;
  }
};

TEST_P(FindTest, EveryEntryIsFoundByItsName) {
  Append(EntriesOfParties(1, 500));
  Append(EntriesOfParties(501, 1));
  for (int revision = 1; const NewEntry& entry : EntriesOfParties(1, 501))
    EXPECT_EQ(RevisionOf(entry.name), revision++);
}

TEST_P(FindTest, NothingIsFoundInAnEmptyLedger) {
  EXPECT_EQ(RevisionOf("parties/a"), 0);
  EXPECT_EQ(SuccessorOf("parties/a"), 0);
}

TEST_P(FindTest, NamesThatLookAlikeAreDifferent) {
  Append({EntryOf("agreements/a"), EntryOf("agreements/a-1"), EntryOf("agreements/a1"), EntryOf("parties/a"),
          EntryOf("agreements/a/terms/a")});
  EXPECT_EQ(RevisionOf("agreements/a"), 1);
  EXPECT_EQ(RevisionOf("agreements/a-1"), 2);
  EXPECT_EQ(RevisionOf("agreements/a1"), 3);
  EXPECT_EQ(RevisionOf("parties/a"), 4);
  EXPECT_EQ(RevisionOf("agreements/a/terms/a"), 5);
  for (const char* name : {"a", "", "/", "agreements", "agreements/", "agreements/A", "agreements/a-", "agreements/a/",
                           "agreements/a/terms", "agreements/a%", "agreements/_", "terms/a", "/agreements/a"}) {
    EXPECT_EQ(RevisionOf(name), 0) << name;
  }
}

TEST_P(FindTest, ASuccessorIsFoundFromThePredecessor) {
  Append({EntryOf("agreements/a/offers/1"), EntryOf("agreements/a/offers/2")});
  Append({EntryOf("agreements/a/offers/3", "agreements/a/offers/1"),
          EntryOf("agreements/a/offers/4", "agreements/a/offers/3")});
  EXPECT_EQ(SuccessorOf("agreements/a/offers/1"), 3);
  EXPECT_EQ(SuccessorOf("agreements/a/offers/2"), 0);
  EXPECT_EQ(SuccessorOf("agreements/a/offers/3"), 4);
  EXPECT_EQ(SuccessorOf("agreements/a/offers/4"), 0);
}

TEST_P(FindTest, WhatIsFoundStaysWhenTheLedgerIsOpenedAgain) {
  Append({EntryOf("agreements/a/offers/1"), EntryOf("agreements/a/offers/2", "agreements/a/offers/1")});
  Reopen();
  EXPECT_EQ(RevisionOf("agreements/a/offers/2"), 2);
  EXPECT_EQ(SuccessorOf("agreements/a/offers/1"), 2);
}

INSTANTIATE_TEST_SUITE_P(Engines, FindTest, ::testing::ValuesIn(Engines()), ::testing::PrintToStringParamName());

}  // namespace
}  // namespace handover::registry
