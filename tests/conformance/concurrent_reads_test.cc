#include <atomic>
#include <thread>

#include "absl/strings/str_format.h"
#include "tests/conformance/ledger_store_test.h"

namespace handover::registry {
namespace {

constexpr int kBatches = 300;
constexpr int kBatchEntries = 10;
constexpr int kEntries = kBatches * kBatchEntries;

// Threads that read while the test appends batches of kBatchEntries. Each reads until it has seen the last batch, or
// appending has ended early.
class ConcurrentReadsTest : public LedgerStoreTest {
 protected:
  // Runs `read` over and over in several threads while batches are appended. It returns the revision that it has seen.
  void ReadDuringAppends(const std::function<int64_t(LedgerStore&)>& read) {
    std::atomic<bool> appending = true;
    std::vector<std::jthread> readers;
    for (int i = 0; i < 12; ++i) {
      readers.emplace_back([&] {
        while (read(store()) < kEntries && appending && !HasFailure()) {
        }
      });
    }
    for (int batch = 0; batch < kBatches && !HasFailure(); ++batch) {
      Append(EntriesOfParties(1 + batch * kBatchEntries, kBatchEntries));
    }
    appending = false;
  }
};

TEST_P(ConcurrentReadsTest, ReadAfterNeverEndsWithinABatch) {
  ReadDuringAppends([](LedgerStore& store) {
    const ledger::Revision before = store.head();
    const ledger::Revision after{std::max<int64_t>(0, before.value - 15)};
    const auto entries = store.ReadAfter(after);
    const ledger::Revision behind = store.head();
    EXPECT_TRUE(entries.ok()) << entries.status();
    if (!entries.ok()) return behind.value;
    const int64_t last = after.value + static_cast<int64_t>(entries->size());
    EXPECT_EQ(last % kBatchEntries, 0);
    EXPECT_GE(last, before.value);
    EXPECT_LE(last, behind.value);
    EXPECT_EQ(BytesOf(*entries),
              BytesOf(EntriesOfParties(static_cast<int>(after.value) + 1, static_cast<int>(entries->size()))));
    return behind.value;
  });
}

TEST_P(ConcurrentReadsTest, AListNeverHoldsHalfABatch) {
  ReadDuringAppends([](LedgerStore& store) {
    const ledger::Revision before = store.head();
    const ledger::Revision batch_before{std::max<int64_t>(0, before.value - kBatchEntries)};
    const auto after_id = absl::StrFormat("p%06d", batch_before.value);
    const auto entries = store.List("parties", after_id, {kEntries}, LedgerStore::kReadCountMax);
    EXPECT_TRUE(entries.ok()) << entries.status();
    if (!entries.ok()) return before.value;
    EXPECT_EQ(entries->size() % kBatchEntries, 0U);
    EXPECT_GE(entries->size(), static_cast<size_t>(before.value - batch_before.value));
    return before.value;
  });
}

TEST_P(ConcurrentReadsTest, WhatIsFoundIsCountedByTheHead) {
  ReadDuringAppends([](LedgerStore& store) {
    const int64_t before = store.head().value;
    // The first entry of the next batch, and the last of it.
    const auto first = store.Find(absl::StrFormat("parties/p%06d", before + 1));
    const int64_t behind = store.head().value;
    const auto last = store.Find(absl::StrFormat("parties/p%06d", before + kBatchEntries));
    EXPECT_TRUE(first.ok()) << first.status();
    EXPECT_TRUE(last.ok()) << last.status();
    if (!first.ok() || !last.ok() || !first->has_value()) return before;
    EXPECT_LE((*first)->revision.value, behind);
    EXPECT_TRUE(last->has_value());
    return behind;
  });
}

INSTANTIATE_TEST_SUITE_P(Engines, ConcurrentReadsTest, ::testing::ValuesIn(Engines()),
                         ::testing::PrintToStringParamName());

}  // namespace
}  // namespace handover::registry
