#ifndef HANDOVER_TESTS_CONFORMANCE_LEDGER_STORE_FACTORY_H_
#define HANDOVER_TESTS_CONFORMANCE_LEDGER_STORE_FACTORY_H_

#include <filesystem>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "registry_service/storage/ledger_store.h"

namespace handover::registry {

// One engine under test. To put another one under the whole suite, add it to Engines().
struct LedgerStoreFactory {
  // The engine's name: letters and digits.
  std::string engine;
  // Opens the ledger that belongs to a directory of the test's own, and makes it the first time. What was opened before
  // is closed, or its process is gone.
  std::function<absl::StatusOr<std::unique_ptr<LedgerStore>>(const std::filesystem::path& directory)> open;
};

// Names the engine in a test's output.
std::ostream& operator<<(std::ostream& out, const LedgerStoreFactory& factory);

// Every engine.
std::vector<LedgerStoreFactory> Engines();

}  // namespace handover::registry

#endif  // HANDOVER_TESTS_CONFORMANCE_LEDGER_STORE_FACTORY_H_
