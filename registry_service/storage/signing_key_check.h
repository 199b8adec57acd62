#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_SIGNING_KEY_CHECK_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_SIGNING_KEY_CHECK_H_

#include <filesystem>

#include "registry_service/storage/check_findings.h"

namespace handover::registry {

// Adds to `findings` what is wrong with the private key in the file at `path`, if there is one: that it cannot be read,
// or is not written as OpenSSL and this registry write such a key. That it is another key is not seen.
void CheckSigningKey(const std::filesystem::path& path, CheckFindings& findings);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_SIGNING_KEY_CHECK_H_
