#include "tests/robustness/killed_ledger.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/cpp/registry_client.h"

namespace handover::test {
namespace {

using std::chrono::milliseconds;

// A registry is killed between its start and so long after it.
constexpr int kStartMsMax = 100;
constexpr int kLoadMsMax = 250;
// What a registry has acknowledged before it is told to stop, so that its WAL has something to be written back.
constexpr int64_t kNamesBeforeStop = 500;

std::string TextOf(const KillPoint& point) { return absl::StrCat(point.name, ":", point.passing); }

std::vector<std::string> EnvironmentOf(const KillPoint& point) {
  return {"LD_PRELOAD=" HANDOVER_KILL_POINT_LIBRARY, "HANDOVER_KILL_AT=" + TextOf(point)};
}

// Lets time pass: the moment of a kill is no event that could be waited for.
void LetPass(milliseconds time) {
  std::mutex mutex;
  std::condition_variable never;
  std::unique_lock lock(mutex);
  never.wait_for(lock, time);
}

}  // namespace

KilledLedger::KilledLedger(uint64_t seed)
    : chance_(seed),
      data_dir_(folder_.path() / "ledger"),
      address_("unix:" + (folder_.path() / "registry.sock").string()),
      oracle_(folder_.path() / "acknowledged"),
      audit_(oracle_),
      load_(oracle_, seed) {}

void KilledLedger::KillUnderLoad() {
  Service registry = StartAndCheck();
  if (testing::Test::HasFailure()) return;
  load_.Start(address_, audit_.identity(), audit_.head());
  // One in four dies before the load has got anywhere.
  EXPECT_FALSE(load_.WaitUntilOver(Draw(-kLoadMsMax / 3, kLoadMsMax))) << registry.process().error();
  registry.process().Signal(SIGKILL);
  TakeDeath(registry.process());
}

void KilledLedger::KillDuringStart() {
  Process process = Begin();
  LetPass(Draw(0, kStartMsMax));
  process.Signal(SIGKILL);
  TakeDeath(process);
}

void KilledLedger::KillUnderLoadAt(const KillPoint& point) {
  Service registry = StartAndCheck(EnvironmentOf(point));
  if (testing::Test::HasFailure()) return;
  load_.Start(address_, audit_.identity(), audit_.head());
  if (!load_.WaitUntilOver(kPatience)) registry.process().Signal(SIGKILL);
  TakeDeath(registry.process(), point);
}

void KilledLedger::KillWhileStoppingAt(const KillPoint& point) {
  Service registry = StartAndCheck(EnvironmentOf(point));
  if (testing::Test::HasFailure()) return;
  load_.Start(address_, audit_.identity(), audit_.head());
  load_.WaitUntilAcknowledged(kNamesBeforeStop);
  registry.process().Signal(SIGTERM);
  TakeDeath(registry.process(), point);
}

void KilledLedger::StopUnderLoad(const std::string& listen) {
  Service registry = StartAndCheck(listen, {});
  if (testing::Test::HasFailure()) return;
  // A client between two calls reads nothing of what it is sent, and must not hold up the stop.
  client::RegistryClient idle(client::Connect(registry.address()));
  EXPECT_TRUE(idle.GetCheckpoint({}).ok());
  load_.Start(registry.address(), audit_.identity(), audit_.head());
  load_.WaitUntilAcknowledged(kNamesBeforeStop);
  registry.process().Signal(SIGTERM);
  EXPECT_EQ(registry.process().Wait(), EXIT_SUCCESS) << registry.process().error();
  load_.Join();
}

void KilledLedger::KillDuringStartAt(const KillPoint& point) {
  Process process = Begin(EnvironmentOf(point));
  TakeDeath(process, point);
}

void KilledLedger::CheckWhole() {
  Service registry = StartAndCheck();
  if (testing::Test::HasFailure()) return;
  LedgerAudit whole(oracle_);
  const absl::Status checked = whole.Check(address_);
  EXPECT_TRUE(checked.ok()) << checked;
  EXPECT_EQ(whole.identity(), audit_.identity());
  EXPECT_EQ(whole.head(), audit_.head());
  const absl::Status listed = whole.CheckIndex(address_);
  EXPECT_TRUE(listed.ok()) << listed;
  // Of the WAL that a kill leaves, no check can tell a transaction that was cut short from one that was damaged.
  registry.process().Signal(SIGTERM);
  EXPECT_EQ(registry.process().Wait(), EXIT_SUCCESS) << registry.process().error();
  const Ended check = RunToEnd({ProgramPath("registry_service"), "check", "--data_dir=" + data_dir_.string()});
  EXPECT_EQ(check.exit_status, EXIT_SUCCESS) << check.output << check.error;
}

std::string KilledLedger::Summary() const {
  return absl::StrCat(kills_, " kills, ", oracle_.lines(), " acknowledgements, ", audit_.head(), " entries");
}

Service KilledLedger::StartAndCheck(const std::string& listen, const std::vector<std::string>& environment) {
  Service registry = StartRegistry(data_dir_, listen, environment);
  const absl::Status checked = registry.address().empty() ? absl::OkStatus() : audit_.Check(registry.address());
  EXPECT_TRUE(checked.ok()) << "after " << kills_ << " kills: " << checked;
  return registry;
}

Process KilledLedger::Begin(const std::vector<std::string>& environment) const {
  return Process({ProgramPath("registry_service"), "--data_dir=" + data_dir_.string(), "--listen=" + address_},
                 environment);
}

void KilledLedger::TakeDeath(Process& process, const KillPoint& point) {
  const int exit_status = process.Wait();
  load_.Join();
  EXPECT_EQ(exit_status, 128 + SIGKILL) << TextOf(point) << "\n" << process.error();
  ++kills_;
  if (point.name.empty()) return;
  EXPECT_NE(process.error().find("killed at " + TextOf(point)), std::string::npos)
      << TextOf(point) << " was not come to\n"
      << process.error();
}

milliseconds KilledLedger::Draw(int from_ms, int to_ms) {
  return milliseconds(std::max(0, std::uniform_int_distribution(from_ms, to_ms)(chance_)));
}

}  // namespace handover::test
