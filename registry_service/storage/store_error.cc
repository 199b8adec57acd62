#include "registry_service/storage/store_error.h"

#include <string>

#include "service_host/error.h"

namespace handover::registry {

absl::Status StoreCorruptError(std::string_view what) {
  return MakeError(absl::StatusCode::kDataLoss, "STORE_CORRUPT", "store: corrupt: " + std::string(what));
}

absl::Status StoreFullError(std::string_view what) {
  return MakeError(absl::StatusCode::kResourceExhausted, "STORE_FULL", "store: no room: " + std::string(what));
}

}  // namespace handover::registry
