#include <limits>

#include "tests/conformance/ledger_store_test.h"

namespace handover::registry {
namespace {

using ::testing::ContainerEq;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ListTest : public LedgerStoreTest {
 protected:
  static constexpr ledger::Revision kNewest{std::numeric_limits<int64_t>::max()};

  std::vector<ledger::Entry> List(std::string_view collection, std::string_view after_id, ledger::Revision at,
                                  int limit = LedgerStore::kReadCountMax) {
    auto entries = store().List(collection, after_id, at, limit);
    EXPECT_TRUE(entries.ok()) << entries.status();
    return entries.ok() ? *std::move(entries) : std::vector<ledger::Entry>();
  }
};

TEST_P(ListTest, RecordsComeInTheOrderOfTheBytesOfTheirIds) {
  Append({EntryOf("parties/b"), EntryOf("parties/a1"), EntryOf("parties/a")});
  Append({EntryOf("parties/a-1"), EntryOf("parties/9")});
  const auto entries = List("parties", "", kNewest);
  EXPECT_THAT(BytesOf(entries),
              ElementsAre(EntryOf("parties/9").bytes, EntryOf("parties/a").bytes, EntryOf("parties/a-1").bytes,
                          EntryOf("parties/a1").bytes, EntryOf("parties/b").bytes));
  EXPECT_THAT(RevisionsOf(entries), ElementsAre(5, 3, 4, 2, 1));
}

TEST_P(ListTest, RecordsOfOtherCollectionsAreNotListed) {
  Append({EntryOf("agreements/a"), EntryOf("agreements/a/terms/t"), EntryOf("agreements/a/terms/t/readings/r"),
          EntryOf("agreements/a-1/terms/u"), EntryOf("agreements/a/handovers/t"), EntryOf("agreements/b")});
  EXPECT_THAT(RevisionsOf(List("agreements", "", kNewest)), ElementsAre(1, 6));
  EXPECT_THAT(RevisionsOf(List("agreements/a/terms", "", kNewest)), ElementsAre(2));
  EXPECT_THAT(RevisionsOf(List("agreements/a/terms/t/readings", "", kNewest)), ElementsAre(3));
  EXPECT_THAT(RevisionsOf(List("agreements/a-1/terms", "", kNewest)), ElementsAre(4));
  EXPECT_THAT(List("agreements/a/offers", "", kNewest), IsEmpty());
  EXPECT_THAT(List("agreements/a", "", kNewest), IsEmpty());
  EXPECT_THAT(List("", "", kNewest), IsEmpty());
}

TEST_P(ListTest, APageBeginsBehindAnIdWhetherItIsThereOrNot) {
  Append({EntryOf("parties/a"), EntryOf("parties/c"), EntryOf("parties/e")});
  EXPECT_THAT(RevisionsOf(List("parties", "a", kNewest)), ElementsAre(2, 3));
  EXPECT_THAT(RevisionsOf(List("parties", "b", kNewest)), ElementsAre(2, 3));
  EXPECT_THAT(RevisionsOf(List("parties", "c", kNewest)), ElementsAre(3));
  EXPECT_THAT(List("parties", "e", kNewest), IsEmpty());
}

TEST_P(ListTest, PagesOfAnySizeJoinToTheWhole) {
  // Appended from the last to the first, so that the order of the names is not that of the revisions.
  std::vector<NewEntry> entries = EntriesOfParties(1, 23);
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) Append({*entry});
  for (int limit = 1; limit <= 24; ++limit) {
    std::vector<std::string> bytes;
    std::string after_id;
    while (true) {
      const auto page = List("parties", after_id, kNewest, limit);
      if (page.empty()) break;
      ASSERT_LE(page.size(), static_cast<size_t>(limit));
      for (const auto& entry : page) bytes.push_back(entry.bytes);
      after_id = entries[bytes.size() - 1].name.substr(std::string_view("parties/").size());
    }
    EXPECT_THAT(bytes, ContainerEq(BytesOf(entries))) << limit;
  }
}

TEST_P(ListTest, AnEarlierRevisionListsWhatWasThereThen) {
  Append({EntryOf("parties/d"), EntryOf("parties/b")});
  Append({EntryOf("parties/a"), EntryOf("parties/c")});
  EXPECT_THAT(List("parties", "", {0}), IsEmpty());
  EXPECT_THAT(RevisionsOf(List("parties", "", {1})), ElementsAre(1));
  EXPECT_THAT(RevisionsOf(List("parties", "", {2})), ElementsAre(2, 1));
  EXPECT_THAT(RevisionsOf(List("parties", "", {3})), ElementsAre(3, 2, 1));
  EXPECT_THAT(RevisionsOf(List("parties", "", {3}, 2)), ElementsAre(3, 2));
  EXPECT_THAT(RevisionsOf(List("parties", "b", {3}, 2)), ElementsAre(1));
}

TEST_P(ListTest, APageOfTheGreatestSizeIsFull) {
  Append(EntriesOfParties(1, LedgerStore::kReadCountMax + 1));
  EXPECT_EQ(List("parties", "", kNewest, LedgerStore::kReadCountMax).size(), LedgerStore::kReadCountMax);
}

INSTANTIATE_TEST_SUITE_P(Engines, ListTest, ::testing::ValuesIn(Engines()), ::testing::PrintToStringParamName());

}  // namespace
}  // namespace handover::registry
