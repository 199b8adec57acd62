#ifndef HANDOVER_TESTS_INTEGRATION_METHOD_CALL_H_
#define HANDOVER_TESTS_INTEGRATION_METHOD_CALL_H_

#include <google/protobuf/descriptor.h>
#include <grpcpp/channel.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace handover::test {

// Every method of both services, as their descriptors have them.
std::vector<const google::protobuf::MethodDescriptor*> AllMethods();

// Whether the registry serves `method`; otherwise the reconciliation service does.
bool IsOfRegistry(const google::protobuf::MethodDescriptor& method);

// Calls `method` with one empty request, whatever its kind, and returns what came of it: OK too if a stream has sent a
// message, which is then cancelled. DEADLINE_EXCEEDED after the client's usual time.
absl::Status CallWithNothing(const std::shared_ptr<grpc::Channel>& channel,
                             const google::protobuf::MethodDescriptor& method);

}  // namespace handover::test

#endif  // HANDOVER_TESTS_INTEGRATION_METHOD_CALL_H_
