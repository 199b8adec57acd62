#ifndef HANDOVER_REGISTRY_SERVICE_RPC_REQUEST_CHECKS_H_
#define HANDOVER_REGISTRY_SERVICE_RPC_REQUEST_CHECKS_H_

#include <cstdint>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "handover/registry/v1/registry_service.pb.h"
#include "ledger/entry.h"

// What can be told of a request without reading the store. Pure; safe from any thread.
namespace handover::registry {

// Checks that a batch is within its limits, that every record is of good shape, and that no proof is wanted of what is
// only validated. Fails with INVALID_ARGUMENT, naming
// the violations of all records up to kViolationsMax; the reason is that of the first.
absl::Status CheckAppendRequest(const v1::AppendRecordsRequest& request);

// Checks a watch of a ledger with `head`. Fails with OUT_OF_RANGE (REVISION_AHEAD) if it begins above the head,
// INVALID_ARGUMENT if its revision is negative or its view is not known.
absl::Status CheckWatchRequest(const v1::WatchRecordsRequest& request, ledger::Revision head);

// The revision that an answer is as of: `requested`, in the field `field`, or `head` for 0. Fails with OUT_OF_RANGE
// (REVISION_AHEAD) above the head, INVALID_ARGUMENT (VALUE_OUT_OF_RANGE) below 0.
absl::StatusOr<ledger::Revision> AsOf(std::string_view field, int64_t requested, ledger::Revision head);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_RPC_REQUEST_CHECKS_H_
