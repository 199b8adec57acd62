#include "service_host/health_server.h"

#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/server_builder_option.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <chrono>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "service_host/bound_address.h"
#include "service_host/limits.h"

namespace handover {
namespace {

// Reflection is a plugin that every server of the process gets unless it is taken out.
class WithoutReflection : public grpc::ServerBuilderOption {
 public:
  void UpdateArguments(grpc::ChannelArguments*) override {}
  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>* plugins) override { plugins->clear(); }
};

}  // namespace

absl::StatusOr<std::unique_ptr<HealthServer>> HealthServer::Start(const std::string& address) {
  grpc::EnableDefaultHealthCheckService(true);
  std::unique_ptr<HealthServer> health(new HealthServer());
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort(address, grpc::InsecureServerCredentials(), &port);
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kHealthCallsPerConnectionMax);
  builder.SetMaxReceiveMessageSize(kHealthReceiveBytesMax);
  builder.SetOption(std::make_unique<WithoutReflection>());
  // A server with health alone has nothing that polls, and does not start.
  builder.RegisterCallbackGenericService(&health->everything_else_);
  health->server_ = builder.BuildAndStart();
  if (health->server_ == nullptr || (port == 0 && !address.starts_with("unix:"))) {
    return absl::UnavailableError(absl::StrCat("health_listen: ", address, ", cannot be had: is the port in use?"));
  }
  health->server_->GetHealthCheckService()->SetServingStatus(false);
  health->address_ = BoundAddress(address, port);
  return health;
}

HealthServer::~HealthServer() {
  if (server_ != nullptr) server_->Shutdown(std::chrono::system_clock::now());
}

void HealthServer::SetServing(const std::string& service, bool serving) {
  server_->GetHealthCheckService()->SetServingStatus("", serving);
  server_->GetHealthCheckService()->SetServingStatus(service, serving);
}

void HealthServer::SetStopping() { server_->GetHealthCheckService()->Shutdown(); }

}  // namespace handover
