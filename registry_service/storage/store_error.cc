#include "registry_service/storage/store_error.h"

#include <string>

#include "service_host/error.h"

namespace handover::registry {
namespace {

// Writes resume with the first batch that there is room for.
constexpr std::chrono::milliseconds kFullRetryDelay{1000};

}  // namespace

absl::Status StoreCorruptError(std::string_view what) {
  return MakeError(absl::StatusCode::kDataLoss, "STORE_CORRUPT", "store: corrupt: " + std::string(what));
}

absl::Status StoreFullError(std::string_view what) {
  return WithRetryDelay(
      MakeError(absl::StatusCode::kResourceExhausted, "STORE_FULL", "store: no room: " + std::string(what)),
      kFullRetryDelay);
}

}  // namespace handover::registry
