#ifndef HANDOVER_TESTS_BENCH_LEDGER_SERVICES_H_
#define HANDOVER_TESTS_BENCH_LEDGER_SERVICES_H_

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "tests/harness/process.h"

namespace handover::bench {

// A program of ours that listens, killed when it goes out of scope.
class ListeningProcess {
 public:
  // Starts `command`, the program first, with a free port of loopback to listen on, and waits until it listens.
  // `prefix` runs it: a tracer, for example.
  static absl::StatusOr<ListeningProcess> Start(std::vector<std::string> command, std::vector<std::string> prefix = {});

  // "127.0.0.1:43210".
  const std::string& address() const { return address_; }
  test::Process& process() { return *process_; }

 private:
  ListeningProcess(std::unique_ptr<test::Process> process, std::string address)
      : process_(std::move(process)), address_(std::move(address)) {}

  std::unique_ptr<test::Process> process_;
  std::string address_;
};

// The registry on the ledger in `data_dir`.
absl::StatusOr<ListeningProcess> StartRegistry(const std::filesystem::path& data_dir,
                                               std::vector<std::string> prefix = {});

// A registry on a new ledger in `data_dir` that holds the ground.
absl::StatusOr<ListeningProcess> StartGroundedRegistry(const std::filesystem::path& data_dir);

// A reconciliation service that follows the registry at `registry`.
absl::StatusOr<ListeningProcess> StartReconciliation(const std::string& registry);

// Appends the ground through the registry's API. Fails as the first call that fails.
absl::Status AppendGround(const std::string& registry);

// The id of the process that was given the flag `argument`; 0 if there is none.
pid_t ProcessWith(const std::string& argument);

// One line of /proc/PID/status, in KiB: "VmRSS", "VmHWM". 0 if it is not there.
int64_t MemoryKib(pid_t process, const std::string& line);

// The flag that gives the registry its ledger.
std::string DataDirFlag(const std::filesystem::path& data_dir);

}  // namespace handover::bench

#endif  // HANDOVER_TESTS_BENCH_LEDGER_SERVICES_H_
