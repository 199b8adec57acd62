#ifndef HANDOVER_TESTS_HARNESS_SERVICES_H_
#define HANDOVER_TESTS_HARNESS_SERVICES_H_

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "tests/harness/process.h"

namespace handover::test {

// A folder of its own for one test, gone when it goes out of scope.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// The programs as they were built: "registry_service", "reconciliation_service", "handoverctl".
std::string ProgramPath(const std::string& name);

// The sample that the project ships.
std::string SamplePath();

// The retry policy that the project publishes, as JSON.
std::string ServiceConfig();

// A service that runs, and where it listens.
class Service {
 public:
  // Starts the program `name` with `flags`, listening on `listen`, with `environment` ("NAME=value") in front of this
  // process's own, and waits until it listens. If it does not come up, the test fails and address() is empty.
  Service(const std::string& name, std::vector<std::string> flags, const std::string& listen = "127.0.0.1:0",
          const std::vector<std::string>& environment = {});

  // "127.0.0.1:43210".
  const std::string& address() const { return address_; }
  Process& process() { return *process_; }

  // Waits until the service has written `mark`, and returns the address that stands behind it. If it does not write it,
  // the test fails and the result is empty.
  std::string AddressBehind(const std::string& mark);

 private:
  std::unique_ptr<Process> process_;
  std::string address_;
};

// A registry on the ledger in `data_dir`.
Service StartRegistry(const std::filesystem::path& data_dir, const std::string& listen = "127.0.0.1:0",
                      const std::vector<std::string>& environment = {});

// A reconciliation service that follows the registry at `registry`.
Service StartReconciliation(const std::string& registry);

// Waits until the reconciliation service at `address` has read up to `revision` and answers. Returns whether it came to
// that.
bool WaitUntilFollowing(const std::string& address, int64_t revision);

// Runs handoverctl with `arguments` against the two addresses.
Ended Ctl(const std::string& registry, const std::string& reconciliation, std::vector<std::string> arguments,
          const std::string& input = "");

}  // namespace handover::test

#endif  // HANDOVER_TESTS_HARNESS_SERVICES_H_
