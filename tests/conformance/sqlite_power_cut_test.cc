#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "registry_service/storage/sqlite_ledger_store.h"
#include "tests/conformance/append_history.h"
#include "tests/conformance/ledger_store_test.h"
#include "tests/conformance/memory_directory.h"
#include "tests/conformance/power_cut.h"
#include "tests/conformance/recording_vfs.h"

// The power is cut at many moments in the life of a ledger, and what is found on the disk then is opened: it holds what
// had been acknowledged.
namespace handover::registry {
namespace {

// How many cuts there are at moments drawn by lot; HANDOVER_POWER_CUTS makes them more, and HANDOVER_SEED others.
constexpr int kDrawnCuts = 300;
constexpr int kBatches = 700;
constexpr int kBatchesOfReopened = 40;

uint64_t NumberFrom(const char* variable, uint64_t otherwise) {
  const char* const text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

// One batch of the recorded life, and between which changes to the files it was appended and acknowledged.
struct RecordedBatch {
  std::vector<NewEntry> entries;
  size_t begun_at;
  size_t acknowledged_at;
};

struct Cut {
  size_t at;  // Behind so many changes.
  Unsynced unsynced;
};

// The life of a ledger: made, grown over some checkpoints by small batches and a few large ones, closed, opened again
// and grown.
class RecordedLife {
 public:
  RecordedLife() {
    RecordingVfs vfs;
    const MemoryDirectory directory;
    Live(vfs, directory.path(), kBatches);
    Live(vfs, directory.path(), kBatchesOfReopened);
    changes_ = vfs.changes();
  }

  const std::vector<FileChange>& changes() const { return changes_; }
  const std::vector<RecordedBatch>& batches() const { return batches_; }

 private:
  void Live(const RecordingVfs& vfs, const std::filesystem::path& directory, int count) {
    const auto store = SqliteLedgerStore::Open(directory);
    ASSERT_TRUE(store.ok()) << store.status();
    for (int i = 0; i < count; ++i) {
      std::vector<NewEntry> entries = EntriesOfParties(static_cast<int>(batches_.size()) * 10, i % 7 == 0 ? 3 : 1);
      if (i % 40 == 20) entries.back().bytes = std::string(70'000, static_cast<char>('a' + i / 40));
      const size_t begun_at = vfs.changes().size();
      ASSERT_TRUE((*store)->Append(entries).ok());
      batches_.push_back({.entries = entries, .begun_at = begun_at, .acknowledged_at = vfs.changes().size()});
    }
  }

  std::vector<FileChange> changes_;
  std::vector<RecordedBatch> batches_;
};

// Whether a change is one of the few that are no part of an append.
bool IsRare(const FileChange& change) {
  using Kind = FileChange::Kind;
  const bool is_of_wal = change.file.ends_with("-wal");
  return change.kind != Kind::kWrite && !(is_of_wal && change.kind == Kind::kSync);
}

// Every kind of cut around every rare change, and others by lot, half of them around syncs. In the order of the
// changes.
std::vector<Cut> DrawCuts(const std::vector<FileChange>& changes, std::mt19937_64& dice) {
  std::vector<size_t> syncs;
  std::vector<Cut> cuts;
  for (size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].kind == FileChange::Kind::kSync) syncs.push_back(i);
    if (!IsRare(changes[i])) continue;
    for (const Unsynced unsynced : kEveryUnsynced) {
      for (size_t at = i; at <= std::min(i + 2, changes.size()); ++at) cuts.push_back({at, unsynced});
    }
  }
  for (uint64_t i = NumberFrom("HANDOVER_POWER_CUTS", kDrawnCuts); i > 0; --i) {
    const size_t sync = syncs[dice() % syncs.size()];
    const size_t at = i % 2 == 0 ? sync + dice() % 3 : dice() % changes.size();
    cuts.push_back({std::min(at, changes.size()), kEveryUnsynced[dice() % std::size(kEveryUnsynced)]});
  }
  std::ranges::stable_sort(cuts, {}, &Cut::at);
  return cuts;
}

class SqlitePowerCutTest : public ::testing::Test {
 protected:
  // Opens what is left after the cut, and checks it.
  void ExpectNothingLost(const Disk& disk, const Cut& cut, std::mt19937_64& dice) {
    directory_.Clear();
    disk.CutInto(directory_.path(), cut.unsynced, dice);
    std::vector<NewEntry> acknowledged;
    std::vector<NewEntry> in_doubt;
    for (const RecordedBatch& batch : life_.batches()) {
      if (batch.acknowledged_at <= cut.at) {
        acknowledged.insert(acknowledged.end(), batch.entries.begin(), batch.entries.end());
      } else if (batch.begun_at < cut.at) {
        in_doubt = batch.entries;
      }
    }
    const auto store = SqliteLedgerStore::Open(directory_.path());
    ASSERT_TRUE(store.ok()) << store.status();
    ASSERT_TRUE(HoldsWhatWasAcknowledged(**store, acknowledged, in_doubt));
  }

  const RecordedLife life_;

 private:
  MemoryDirectory directory_;
};

TEST_F(SqlitePowerCutTest, WhatWasAcknowledgedIsThereAfterAnyCut) {
  const uint64_t seed = NumberFrom("HANDOVER_SEED", 20250616);
  std::mt19937_64 dice(seed);
  const std::vector<Cut> cuts = DrawCuts(life_.changes(), dice);
  Disk disk;
  size_t made = 0;
  for (const Cut& cut : cuts) {
    for (; made < cut.at; ++made) disk.Apply(life_.changes()[made]);
    ExpectNothingLost(disk, cut, dice);
    ASSERT_FALSE(HasFailure()) << "seed " << seed << ", cut behind change " << cut.at << ", what was not synced is "
                               << cut.unsynced;
  }
  std::cout << "seed " << seed << ": " << cuts.size() << " cuts in " << life_.changes().size() << " changes\n";
}

}  // namespace
}  // namespace handover::registry
