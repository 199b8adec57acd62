#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "registry_service/storage/sqlite_ledger_store.h"
#include "tests/conformance/append_history.h"
#include "tests/conformance/fault_vfs.h"
#include "tests/conformance/ledger_store_test.h"
#include "tests/conformance/memory_directory.h"

// Every operation of SQLite on its files is made to fail, one run for each: whatever fails ends in an error, and never
// in the loss of what was acknowledged.
namespace handover::registry {
namespace {

// What a run begins with: nothing, or a ledger whose process was killed with a WAL that is about to be written back.
enum class Start { kNothing, kLongWal };

// How many runs a kind of failure gets, spread over all operations, unless it gets one for each.
constexpr int64_t kSpreadRuns = 100;
// How many runs of them fail in opening the ledger, unless they are fewer.
constexpr int64_t kOpeningRuns = 100;
// Set to make every operation fail in every way: some minutes.
constexpr char kEveryOperation[] = "HANDOVER_EVERY_FAULT";

std::string NameOf(Start start) { return start == Start::kNothing ? "NewLedger" : "LongWal"; }

// A ledger to begin with: its files, and what they hold.
class Beginning {
 public:
  explicit Beginning(Start start) {
    if (start == Start::kLongWal) MakeLongWal();
  }

  const std::vector<NewEntry>& entries() const { return entries_; }

  // Makes `directory` the directory of such a ledger.
  void CopyTo(const std::filesystem::path& directory) const {
    if (!entries_.empty()) std::filesystem::copy(files_.path(), directory);
  }

 private:
  // Small batches write the same few pages again and again: a long WAL of a small ledger.
  void MakeLongWal() {
    constexpr uintmax_t kFrameBytes = 4096 + 24;
    constexpr uintmax_t kFrames = 985;
    const MemoryDirectory running;
    const auto store = SqliteLedgerStore::Open(running.path());
    ASSERT_TRUE(store.ok()) << store.status();
    while (std::filesystem::file_size(running.path() / "ledger.db-wal") < kFrames * kFrameBytes) {
      const auto batch = EntriesOfParties(static_cast<int>(entries_.size()) + 1, 1);
      ASSERT_TRUE((*store)->Append(batch).ok());
      entries_.insert(entries_.end(), batch.begin(), batch.end());
    }
    std::filesystem::create_directory(files_.path());
    for (const char* name : {"ledger.db", "ledger.db-wal"}) {
      std::filesystem::copy(running.path() / name, files_.path() / name);
    }
  }

  MemoryDirectory files_;
  std::vector<NewEntry> entries_;
};

// How operations fail.
struct Kind {
  Fault fault;
  bool for_ever;  // One and all that follow, or one alone.
};

class SqliteFaultTest : public ::testing::TestWithParam<std::tuple<Start, Kind>> {
 protected:
  SqliteFaultTest() : beginning_(std::get<Start>(GetParam())) {}

  static Kind kind() { return std::get<Kind>(GetParam()); }

  // Runs the script with operation `number` failing, or with none, if that is 0. Returns how many operations there were
  // that could.
  int64_t Run(int64_t number) {
    directory_.Clear();
    beginning_.CopyTo(directory_.path());
    AppendHistory history(beginning_.entries());
    vfs_.Arm(kind().fault, number == 0 ? INT64_MAX : number, kind().for_ever);
    opened_at_ = 0;
    RunScript(history);
    const int64_t operations = vfs_.operation_count();
    vfs_.Disarm();
    EXPECT_EQ(vfs_.synced_again(), "") << "a failed sync is never retried";
    const auto store = SqliteLedgerStore::Open(directory_.path());
    EXPECT_TRUE(store.ok()) << store.status();
    if (store.ok()) {
      EXPECT_TRUE(HoldsWhatWasAcknowledged(**store, history.acknowledged(), history.in_doubt()));
    }
    acknowledged_ = history.acknowledged().size();
    return operations;
  }

  // How many entries were acknowledged in the last run.
  size_t acknowledged() const { return acknowledged_; }
  // How many operations it took until the ledger was open.
  int64_t opened_at() const { return opened_at_; }

 private:
  // A process that appends and reads, and another one after it. A process ends where ours would.
  void RunScript(AppendHistory& history) {
    const auto next = static_cast<int>(beginning_.entries().size()) + 1;
    std::vector<std::vector<NewEntry>> batches = {EntriesOfParties(next, 1),
                                                  EntriesOfParties(next + 1, 300),
                                                  {EntryWithBytes("parties/p100000", std::string(70'000, 'l'))},
                                                  {EntryOf("parties/p100001", "parties/p100000")}};
    {
      const auto store = SqliteLedgerStore::Open(directory_.path());
      if (!store.ok()) return;
      opened_at_ = vfs_.operation_count();
      for (const auto& batch : batches) {
        // A batch for which there was no room is tried again, as a party would.
        if (absl::IsResourceExhausted(history.Append(**store, batch))) history.Append(**store, batch).IgnoreError();
        history.ExpectNoReadIsWrong(**store);
      }
    }
    if (history.is_over()) return;
    vfs_.ForgetFailedSyncs();
    const auto store = SqliteLedgerStore::Open(directory_.path());
    if (!store.ok()) return;
    history.Append(**store, {EntryOf("parties/p100002")}).IgnoreError();
    history.ExpectNoReadIsWrong(**store);
  }

  const Beginning beginning_;
  FaultVfs vfs_;
  MemoryDirectory directory_;
  size_t acknowledged_ = 0;
  int64_t opened_at_ = 0;
};

TEST_P(SqliteFaultTest, WhateverOperationFailsNothingAcknowledgedIsLost) {
  const int64_t operations = Run(0);
  const size_t all = acknowledged();
  const int64_t opened = opened_at();
  const bool is_every = std::getenv(kEveryOperation) != nullptr;
  const bool is_first_kind = kind().fault == Fault::kIoError && !kind().for_ever;
  const int64_t spread = is_every || is_first_kind ? 1 : (operations + kSpreadRuns - 1) / kSpreadRuns;
  // A long WAL is read frame by frame when it is opened, in the same way a thousand times.
  const int64_t opening_spread = is_every ? 1 : std::max(spread, opened / kOpeningRuns);
  int64_t runs = 0;
  int64_t runs_with_errors = 0;
  for (int64_t number = 1; number <= operations; number += number < opened ? opening_spread : spread, ++runs) {
    Run(number);
    ASSERT_FALSE(HasFailure()) << "operation " << number << " of " << operations;
    if (acknowledged() < all) ++runs_with_errors;
  }
  std::cout << runs << " runs of " << operations << " operations; in " << runs_with_errors << " not all was taken\n";
}

std::string NameOfRuns(const testing::TestParamInfo<SqliteFaultTest::ParamType>& test) {
  const auto& [start, kind] = test.param;
  std::ostringstream name;
  name << NameOf(start) << kind.fault << (kind.for_ever ? "ForEver" : "Once");
  return name.str();
}

// A lock that is held for ever is no fault of the disk, and is waited for.
INSTANTIATE_TEST_SUITE_P(Sqlite, SqliteFaultTest,
                         ::testing::Combine(::testing::Values(Start::kNothing, Start::kLongWal),
                                            ::testing::Values(Kind{Fault::kIoError, false}, Kind{Fault::kIoError, true},
                                                              Kind{Fault::kNoRoom, false}, Kind{Fault::kNoRoom, true},
                                                              Kind{Fault::kNoMemory, false},
                                                              Kind{Fault::kNoMemory, true}, Kind{Fault::kBusy, false})),
                         NameOfRuns);

}  // namespace
}  // namespace handover::registry
