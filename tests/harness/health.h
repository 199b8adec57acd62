#ifndef HANDOVER_TESTS_HARNESS_HEALTH_H_
#define HANDOVER_TESTS_HARNESS_HEALTH_H_

#include <string>

#include "grpc/health/v1/health.pb.h"

namespace handover::test {

// What gRPC's own health service says of the whole process at `address`. If it does not answer, the test fails.
grpc::health::v1::HealthCheckResponse::ServingStatus HealthOf(const std::string& address);

}  // namespace handover::test

#endif  // HANDOVER_TESTS_HARNESS_HEALTH_H_
