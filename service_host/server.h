#ifndef HANDOVER_SERVICE_HOST_SERVER_H_
#define HANDOVER_SERVICE_HOST_SERVER_H_

#include <grpcpp/server.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "service_host/call_observer.h"
#include "service_host/health_server.h"
#include "service_host/limits.h"
#include "service_host/tls.h"
#include "service_host/tls_file_watch.h"

namespace handover {

// Where a server listens, and how its callers are known.
struct ListenOptions {
  std::string address;  // "127.0.0.1:7401"; port 0 takes a free one.
  TlsFiles tls = {};    // Empty: plain text.
  // Without TLS an address that is not on loopback is refused, unless this says otherwise: whoever reaches it can then
  // read everything, and append in anybody's name.
  bool plaintext_on_network = false;
  std::string health_address = {};  // Where health alone is answered, in plain text; empty: nowhere.
  ConnectionLimits connection = {};
};

// How any gRPC server of ours listens: with TLS or in plain text, with health (grpc.health.v1) and reflection beside
// its own services, and bounded in what one connection may cost.
class Server {
 public:
  // How long the peers of connections have at the end to read what was sent last.
  static constexpr std::chrono::milliseconds kLastWordsTime{300};

  // Listens and serves `services`, which must outlive the server, as must `calls`, which is told of every call; null:
  // nobody is. Health is NOT_SERVING for each of them until SetServing. Fails with INVALID_ARGUMENT if plain text would
  // leave this machine, FAILED_PRECONDITION if a file of TLS cannot be used, UNAVAILABLE if the address cannot be had.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ListenOptions& options,
                                                       const std::vector<grpc::Service*>& services,
                                                       CallObserver* calls = nullptr);

  // Where the server listens, with the port that it has.
  const std::string& address() const { return address_; }

  // Where health alone is answered; empty if nowhere.
  std::string health_address() const { return health_ == nullptr ? "" : health_->address(); }

  // Says in health whether the whole process, and the service named `service` ("handover.registry.v1.RegistryService"),
  // can serve.
  void SetServing(const std::string& service, bool serving);

  // The first step of the end: says NOT_SERVING for good.
  void SetStopping();

  // SetStopping, waits up to `deadline` for the calls that are under way, and ends what is then left, and
  // after kLastWordsTime every connection. Calls that arrive meanwhile are still served: close the gate before.
  void Shutdown(std::chrono::milliseconds deadline);

 private:
  Server(std::string address, CallObserver* calls, std::unique_ptr<HealthServer> health,
         std::unique_ptr<grpc::Server> server, std::unique_ptr<TlsFileWatch> tls_files)
      : address_(std::move(address)),
        calls_(calls),
        health_(std::move(health)),
        server_(std::move(server)),
        tls_files_(std::move(tls_files)) {}

  const std::string address_;
  CallObserver* const calls_;                   // Null: nobody is told.
  const std::unique_ptr<HealthServer> health_;  // Null: there is none.
  const std::unique_ptr<grpc::Server> server_;
  const std::unique_ptr<TlsFileWatch> tls_files_;  // Null: plain text.
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_SERVER_H_
