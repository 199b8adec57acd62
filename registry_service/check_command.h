#ifndef HANDOVER_REGISTRY_SERVICE_CHECK_COMMAND_H_
#define HANDOVER_REGISTRY_SERVICE_CHECK_COMMAND_H_

#include <filesystem>
#include <iosfwd>

#include "absl/status/statusor.h"

namespace handover::registry {

// The exit statuses of `registry_service check`.
inline constexpr int kExitAllIsWell = 0;
inline constexpr int kExitSomethingIsWrong = 1;
inline constexpr int kExitNotChecked = 2;

// Checks the ledger in `data_dir`, and writes a line for everything that is wrong and a last one with the outcome to
// `out`. Returns kExitAllIsWell or kExitSomethingIsWrong. Fails as CheckLedger does.
absl::StatusOr<int> RunCheck(const std::filesystem::path& data_dir, std::ostream& out);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_CHECK_COMMAND_H_
