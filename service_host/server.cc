#include "service_host/server.h"

#include <arpa/inet.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "service_host/bound_address.h"
#include "service_host/clock.h"
#include "service_host/connections.h"
#include "service_host/log.h"

namespace handover {
namespace {

// A peer that has gone without a word is noticed after these, and one that pings more often is turned away: twice as
// often as clients/cpp does.
constexpr int kKeepaliveIntervalMs = 30'000;
constexpr int kKeepaliveTimeoutMs = 10'000;
constexpr int kPingIntervalMinMs = 2'500;

// Whether `address` names this machine alone, so that plain text cannot be read on the way. A host name could be
// answered for by anybody, so that only "localhost" counts among names.
bool IsLoopback(const std::string& address) {
  if (address.starts_with("unix:")) return true;
  const std::string host = address.substr(0, address.rfind(':'));
  in_addr ipv4{};
  if (inet_pton(AF_INET, host.c_str(), &ipv4) == 1) return (ntohl(ipv4.s_addr) >> 24) == 127;
  return host == "localhost" || host == "[::1]";
}

absl::Status CheckOptions(const ListenOptions& options) {
  if (!options.tls.empty()) return CheckTlsFiles(options.tls);
  if (options.plaintext_on_network || IsLoopback(options.address)) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat("listen: ", options.address,
                                                 ", want an address on loopback such as 127.0.0.1:7401: without TLS "
                                                 "nothing else is safe (--tls_certificate, --tls_key and "
                                                 "--tls_authority turn it on)"));
}

void SetLimits(const ConnectionLimits& connection, grpc::ServerBuilder& builder) {
  const auto set_time = [&builder](const char* argument, std::chrono::milliseconds time) {
    builder.AddChannelArgument(argument, static_cast<int>(time.count()));
  };
  builder.SetMaxReceiveMessageSize(kReceiveBytesMax);
  builder.SetResourceQuota(grpc::ResourceQuota().Resize(kTransportBytesMax));
  set_time(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, connection.handshake_time);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, connection.calls);
  set_time(GRPC_ARG_MAX_CONNECTION_AGE_MS, connection.age);
  set_time(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS, connection.age_grace);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveIntervalMs);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveTimeoutMs);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, kPingIntervalMinMs);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ListenOptions& options,
                                                      const std::vector<grpc::Service*>& services,
                                                      CallObserver* calls) {
  if (absl::Status valid = CheckOptions(options); !valid.ok()) return valid;
  const std::string& address = options.address;
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort(address, options.tls.empty() ? grpc::InsecureServerCredentials() : ServerTls(options.tls),
                           &port);
  // By default a second server on the same port starts in silence and takes half of the calls.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  SetLimits(options.connection, builder);
  if (calls != nullptr) {
    std::vector<std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>> interceptors;
    interceptors.push_back(calls->MakeInterceptors());
    builder.experimental().SetInterceptorCreators(std::move(interceptors));
  }
  for (grpc::Service* service : services) builder.RegisterService(service);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (server == nullptr || (port == 0 && !address.starts_with("unix:"))) {
    return absl::UnavailableError(absl::StrCat("listen: ", address, ", cannot be had: is the port in use?"));
  }
  server->GetHealthCheckService()->SetServingStatus(false);
  std::unique_ptr<HealthServer> health;
  if (!options.health_address.empty()) {
    auto started = HealthServer::Start(options.health_address);
    if (!started.ok()) return started.status();
    health = *std::move(started);
    LogInfo("health_listening", absl::StrCat("health is answered on ", health->address()),
            {{"address", health->address()}});
  }
  auto tls_files = options.tls.empty() ? nullptr : std::make_unique<TlsFileWatch>(options.tls, SystemClock());
  return std::unique_ptr<Server>(
      new Server(BoundAddress(address, port), calls, std::move(health), std::move(server), std::move(tls_files)));
}

void Server::SetServing(const std::string& service, bool serving) {
  server_->GetHealthCheckService()->SetServingStatus("", serving);
  server_->GetHealthCheckService()->SetServingStatus(service, serving);
  if (health_ != nullptr) health_->SetServing(service, serving);
}

void Server::SetStopping() {
  server_->GetHealthCheckService()->Shutdown();
  if (health_ != nullptr) health_->SetStopping();
}

void Server::Shutdown(std::chrono::milliseconds deadline) {
  SetStopping();
  if (calls_ != nullptr) calls_->WaitUntilIdle(deadline);
  EndConnections(address_, kLastWordsTime);
  server_->Shutdown(std::chrono::system_clock::now());
}

}  // namespace handover
