#include "tests/conformance/killed_process_test.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "tests/conformance/ledger_store_test.h"

namespace handover::registry {
namespace {

using ::testing::ContainerEq;

constexpr int kBatches = 20;
constexpr int kBatchEntries = 50;

using KilledProcessTest = LedgerStoreTest;

// Runs this program as a child that is killed with the ledger in `directory` open, and returns how it ended.
int RunKilledChild(std::string engine, std::string directory) {
  std::string program = "/proc/self/exe";
  std::string role = kAppendAndBeKilled;
  char* const arguments[] = {program.data(), role.data(), engine.data(), directory.data(), nullptr};
  pid_t child = 0;
  if (posix_spawn(&child, program.c_str(), nullptr, nullptr, arguments, environ) != 0) return -1;
  int ended = 0;
  return waitpid(child, &ended, 0) == child ? ended : -1;
}

TEST_P(KilledProcessTest, WhatAKilledProcessHadAppendedIsThere) {
  const std::string ledger_id = store().ledger_id();
  Close();

  const int ended = RunKilledChild(GetParam().engine, directory());
  ASSERT_TRUE(WIFSIGNALED(ended) && WTERMSIG(ended) == SIGKILL) << ended;

  Reopen();
  EXPECT_EQ(store().ledger_id(), ledger_id);
  EXPECT_EQ(store().head().value, kBatches * kBatchEntries);
  EXPECT_THAT(ReadAllBytes(store()), ContainerEq(BytesOf(EntriesOfParties(1, kBatches * kBatchEntries))));
  Append({EntryOf("parties/next")});
  EXPECT_EQ(store().head().value, kBatches * kBatchEntries + 1);
}

INSTANTIATE_TEST_SUITE_P(Engines, KilledProcessTest, ::testing::ValuesIn(Engines()),
                         ::testing::PrintToStringParamName());

}  // namespace

int AppendAndBeKilled(std::span<char* const> arguments) {
  if (arguments.size() != 2) return 1;
  const auto engines = Engines();
  const auto engine = std::ranges::find(engines, std::string_view(arguments[0]), &LedgerStoreFactory::engine);
  if (engine == engines.end()) return 2;
  const auto store = engine->open(arguments[1]);
  if (!store.ok()) return 3;
  for (int batch = 0; batch < kBatches; ++batch) {
    if (!(*store)->Append(EntriesOfParties(1 + batch * kBatchEntries, kBatchEntries)).ok()) return 4;
  }
  kill(getpid(), SIGKILL);
  return 5;
}

}  // namespace handover::registry
