#include "service_host/health_command.h"

#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <cstdlib>
#include <ostream>

#include "grpc/health/v1/health.grpc.pb.h"

namespace handover {

CLI::App* HealthCommand::AddTo(CLI::App& app) {
  CLI::App* const command = app.add_subcommand(
      "health", "Ask a running service whether it can serve, and end: with 0 if it is SERVING, otherwise with 1");
  command->add_option("--address", address, "Where its --health_listen is, HOST:PORT")->required();
  command->add_option("--service", service, "The full name of one gRPC service; if left out, the process as a whole");
  return command;
}

int HealthCommand::Run(std::ostream& out, std::ostream& error) const {
  const auto stub = grpc::health::v1::Health::NewStub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kDeadline);
  grpc::health::v1::HealthCheckRequest request;
  request.set_service(service);
  grpc::health::v1::HealthCheckResponse response;
  if (const grpc::Status status = stub->Check(&context, request, &response); !status.ok()) {
    error << "health: no answer from " << address << ": " << status.error_message() << "\n";
    return EXIT_FAILURE;
  }
  out << grpc::health::v1::HealthCheckResponse::ServingStatus_Name(response.status()) << "\n";
  return response.status() == grpc::health::v1::HealthCheckResponse::SERVING ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace handover
