#include "service_host/server.h"

#include <arpa/inet.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "service_host/error.h"

namespace handover {
namespace {

// Whether `address` names this machine alone, so that plain text cannot be read on the way. A host name could be
// answered for by anybody, so that only "localhost" counts among names.
bool IsLoopback(const std::string& address) {
  if (address.starts_with("unix:")) return true;
  const std::string host = address.substr(0, address.rfind(':'));
  in_addr ipv4{};
  if (inet_pton(AF_INET, host.c_str(), &ipv4) == 1) return (ntohl(ipv4.s_addr) >> 24) == 127;
  return host == "localhost" || host == "[::1]";
}

}  // namespace

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const std::string& address,
                                                      const std::vector<grpc::Service*>& services) {
  if (!IsLoopback(address)) {
    return absl::InvalidArgumentError(absl::StrCat(
        "listen: ", address, ", want an address on loopback such as 127.0.0.1:7401: without TLS nothing else is safe"));
  }
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort(address, grpc::InsecureServerCredentials(), &port);
  // By default a second server on the same port starts in silence and takes half of the calls.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.SetMaxReceiveMessageSize(kReceiveBytesMax);
  for (grpc::Service* service : services) builder.RegisterService(service);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (server == nullptr || (port == 0 && !address.starts_with("unix:"))) {
    return absl::UnavailableError(absl::StrCat("listen: ", address, ", cannot be had: is the port in use?"));
  }
  server->GetHealthCheckService()->SetServingStatus(false);
  const std::string bound =
      absl::EndsWith(address, ":0") ? absl::StrCat(address.substr(0, address.size() - 1), port) : address;
  return std::unique_ptr<Server>(new Server(bound, std::move(server)));
}

void Server::SetServing(const std::string& service, bool serving) {
  server_->GetHealthCheckService()->SetServingStatus("", serving);
  server_->GetHealthCheckService()->SetServingStatus(service, serving);
}

void Server::Shutdown(std::chrono::milliseconds deadline) {
  server_->GetHealthCheckService()->Shutdown();
  server_->Shutdown(std::chrono::system_clock::now() + deadline);
}

}  // namespace handover
