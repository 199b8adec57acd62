#ifndef HANDOVER_REGISTRY_SERVICE_RPC_AUTHOR_H_
#define HANDOVER_REGISTRY_SERVICE_RPC_AUTHOR_H_

#include <grpcpp/server_context.h>

#include <string>

#include "absl/status/statusor.h"

namespace handover::registry {

// The metadata key of a call that says who appends.
inline constexpr char kAuthorKey[] = "handover-author";

// Who makes the call, in the caller's own words: one value of kAuthorKey, 1 to kAuthorBytesMax printable ASCII
// characters. Fails with UNAUTHENTICATED (AUTHOR_MISSING) if there is none, INVALID_ARGUMENT if it is not of that form
// or there are several.
absl::StatusOr<std::string> AuthorOf(const grpc::CallbackServerContext& context);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_RPC_AUTHOR_H_
