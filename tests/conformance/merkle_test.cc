#include <gtest/gtest.h>

#include "ledger/merkle_frontier.h"
#include "ledger/merkle_proof.h"
#include "service_host/error.h"
#include "tests/conformance/ledger_store_test.h"

namespace handover::registry {
namespace {

class MerkleTest : public LedgerStoreTest {};

ledger::NodeReader ReaderOf(LedgerStore& store) {
  return [&store](ledger::Node node) { return store.ReadNode(node); };
}

// The roots of all ledgers from the empty one to the one in `store`, from the entries that it serves.
std::vector<ledger::Hash> RootsOf(LedgerStore& store) {
  ledger::MerkleFrontier frontier;
  std::vector<ledger::Hash> roots = {frontier.Root()};
  while (frontier.size() < store.head().value) {
    const auto entries = store.ReadAfter({frontier.size()});
    EXPECT_TRUE(entries.ok() && !entries->empty());
    if (!entries.ok() || entries->empty()) return roots;
    for (const ledger::Entry& entry : *entries) {
      frontier.Add(ledger::LeafHash(entry.bytes));
      roots.push_back(frontier.Root());
    }
  }
  return roots;
}

void ExpectRootsOfAllSizes(LedgerStore& store) {
  const std::vector<ledger::Hash> roots = RootsOf(store);
  ASSERT_EQ(roots.size(), static_cast<size_t>(store.head().value) + 1);
  for (size_t size = 0; size < roots.size(); ++size) {
    const auto root = ledger::RootOf(static_cast<int64_t>(size), ReaderOf(store));
    ASSERT_TRUE(root.ok()) << size << ": " << root.status();
    ASSERT_EQ(*root, roots[size]) << size;
  }
}

TEST_P(MerkleTest, TheTreeIsThatOfTheEntriesAtEverySize) {
  // Batches that end before, at and behind the ends of tiles of 256.
  int next = 1;
  for (const int count : {1, 2, 250, 3, 256, 1, 511, 300}) {
    Append(EntriesOfParties(next, count));
    next += count;
  }
  ExpectRootsOfAllSizes(store());
  Reopen();
  ExpectRootsOfAllSizes(store());
  Append(EntriesOfParties(next, 200));
  ExpectRootsOfAllSizes(store());
}

TEST_P(MerkleTest, ANodeWithoutAllItsLeavesIsOutOfRange) {
  Append(EntriesOfParties(1, 3));
  EXPECT_TRUE(store().ReadNode({.level = 1, .index = 0}).ok());
  EXPECT_EQ(ReasonOf(store().ReadNode({.level = 1, .index = 1}).status()), "REVISION_AHEAD");
  EXPECT_EQ(ReasonOf(store().ReadNode({.level = 0, .index = 3}).status()), "REVISION_AHEAD");
}

INSTANTIATE_TEST_SUITE_P(Engines, MerkleTest, ::testing::ValuesIn(Engines()), ::testing::PrintToStringParamName());

}  // namespace
}  // namespace handover::registry
