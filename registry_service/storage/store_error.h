#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_STORE_ERROR_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_STORE_ERROR_H_

#include <string_view>

#include "absl/status/status.h"

// The two errors of a LedgerStore that have a reason of their own, whatever the engine. Pure; safe from any thread.
namespace handover::registry {

// DATA_LOSS (STORE_CORRUPT): `what` is stored and is not what was written.
absl::Status StoreCorruptError(std::string_view what);

// RESOURCE_EXHAUSTED (STORE_FULL): there was no room, as `what` says.
absl::Status StoreFullError(std::string_view what);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_STORE_ERROR_H_
