#include "tests/bench/ledger_budget.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "absl/strings/str_cat.h"
#include "tests/bench/ledger_disk.h"
#include "tests/bench/ledger_following.h"
#include "tests/bench/ledger_grpc_contenders.h"
#include "tests/bench/ledger_store_load.h"

namespace handover::bench {
namespace {

constexpr double kMicrosOverDiskAndGrpc = 150;
constexpr double kMicrosPerMilli = 1000;
constexpr double kKibPerMib = 1024;

Budget AtLeast(std::string what, double got, double target, std::string unit = "") {
  return {.what = std::move(what), .unit = std::move(unit), .got = got, .target = target, .at_least = true};
}

Budget AtMost(std::string what, double got, double target, std::string unit = "") {
  return {.what = std::move(what), .unit = std::move(unit), .got = got, .target = target, .at_least = false};
}

bool AreThere(const std::vector<Result>& results, std::initializer_list<std::string> names) {
  return std::ranges::all_of(names, [&](const std::string& name) { return Find(results, name) != nullptr; });
}

// Adds that the rate of `name` is at least `target` of that of `to`, if both were measured.
void AddRatio(const std::vector<Result>& results, const std::string& name, const std::string& to, double target,
              std::vector<Budget>& budgets) {
  if (!AreThere(results, {name, to})) return;
  budgets.push_back(AtLeast(absl::StrCat(name, " / ", to), RatioOf(results, name, to).median, target));
}

// Adds that `with` loses at most a tenth of the throughput of `without`, if both were measured.
void AddCost(const std::vector<Result>& results, const std::string& what, const std::string& with,
             const std::string& without, std::vector<Budget>& budgets) {
  if (!AreThere(results, {with, without})) return;
  budgets.push_back(AtMost(what, 1 - RatioOf(results, with, without).median, 0.1));
}

void AddAppends(const std::vector<Result>& results, std::vector<Budget>& budgets) {
  for (const int in_flight : {16, 64, 256}) {
    AddRatio(results, UnaryName(in_flight), EmptyName(in_flight), 0.7, budgets);
  }
  for (const std::string& name : {BatchedName(512), BatchedName(1000), ImportName(512), ImportName(1000)}) {
    if (!AreThere(results, {name})) continue;
    budgets.push_back(AtLeast(name, MedianOf(results, name, &Sample::per_second), 100'000, "records/s"));
    AddRatio(results, name, StoreName(kCeilingBatch), 0.6, budgets);
  }
  if (!AreThere(results, {kDisk, EmptyName(1), UnaryName(1)})) return;
  const double allowed = MedianOf(results, kDisk, &Sample::p50_us) + MedianOf(results, EmptyName(1), &Sample::p50_us) +
                         kMicrosOverDiskAndGrpc;
  budgets.push_back(AtMost("one append at a time: p50, against fdatasync + empty handler + 150 us",
                           MedianOf(results, UnaryName(1), &Sample::p50_us), allowed, "us"));
}

void AddFollowing(const std::vector<Result>& results, std::vector<Budget>& budgets) {
  if (AreThere(results, {kVisible})) {
    budgets.push_back(AtMost("append answered to visible in a completion: p99",
                             MedianOf(results, kVisible, &Sample::p99_us) / kMicrosPerMilli, 5, "ms"));
  }
  AddRatio(results, kCatchUp, kBareStream, 0.4, budgets);
}

void AddProofs(const std::vector<Result>& results, std::vector<Budget>& budgets) {
  for (const int batch : {1, 512}) {
    AddCost(results, absl::StrCat("cost of the Merkle tree to the bare store, batches of ", batch), StoreName(batch),
            TreelessName(batch), budgets);
  }
  for (const std::string& name : {UnaryName(64), ImportName(512)}) {
    AddCost(results, absl::StrCat("cost of proofs and signing: ", name), ProvedName(name), name, budgets);
  }
}

void AddRestart(const Restart& restart, std::vector<Budget>& budgets) {
  const std::string after = absl::StrCat("restart at ", restart.records, " records after kill -9: ");
  budgets.push_back(AtMost(after + "first answer", restart.answer_seconds, 2, "s"));
  budgets.push_back(AtMost(after + "entries of a watch", restart.watch_seconds, 2, "s"));
  budgets.push_back(
      AtMost(after + "resident memory", static_cast<double>(restart.resident_max_kib) / kKibPerMib, 256, "MiB"));
}

}  // namespace

std::vector<Budget> BudgetsOf(const Report& report) {
  std::vector<Budget> budgets;
  AddAppends(report.results, budgets);
  AddFollowing(report.results, budgets);
  AddProofs(report.results, budgets);
  if (report.restart.has_value()) AddRestart(*report.restart, budgets);
  return budgets;
}

}  // namespace handover::bench
