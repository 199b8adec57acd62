#ifndef HANDOVER_SERVICE_HOST_GRPC_STATUS_H_
#define HANDOVER_SERVICE_HOST_GRPC_STATUS_H_

#include <grpcpp/support/status.h>

#include "absl/status/status.h"

namespace handover {

// Carries `status` over gRPC: its payloads become the details of a google.rpc.Status.
grpc::Status ToGrpcStatus(const absl::Status& status);

// The other way round. Details that are no google.rpc.Status are left out.
absl::Status FromGrpcStatus(const grpc::Status& status);

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_GRPC_STATUS_H_
