#include "tests/harness/health.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <gtest/gtest.h>

#include "clients/cpp/channel.h"
#include "tests/harness/process.h"

namespace handover::test {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

HealthCheckResponse::ServingStatus HealthOf(const std::string& address) {
  grpc::TemplatedGenericStub<HealthCheckRequest, HealthCheckResponse> stub(client::Connect(address));
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
  grpc::CompletionQueue queue;
  const auto call = stub.PrepareUnaryCall(&context, "/grpc.health.v1.Health/Check", HealthCheckRequest(), &queue);
  call->StartCall();
  HealthCheckResponse response;
  grpc::Status status;
  call->Finish(&response, &status, &queue);
  void* tag = nullptr;
  bool is_ok = false;
  queue.Next(&tag, &is_ok);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response.status();
}

}  // namespace handover::test
