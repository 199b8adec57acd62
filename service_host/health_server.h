#ifndef HANDOVER_SERVICE_HOST_HEALTH_SERVER_H_
#define HANDOVER_SERVICE_HOST_HEALTH_SERVER_H_

#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/server.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace handover {

// Answers health checks (grpc.health.v1) on a port of its own, in plain text, for whoever watches over processes and
// has no certificate, as Kubernetes' probes have none. Nothing else can be asked there, so that it may listen beyond
// loopback. Safe from any thread.
class HealthServer {
 public:
  // Listens on `address`; port 0 takes a free one. It says NOT_SERVING until SetServing. Fails with UNAVAILABLE if the
  // address cannot be had.
  static absl::StatusOr<std::unique_ptr<HealthServer>> Start(const std::string& address);

  // Ends every call at once.
  ~HealthServer();
  HealthServer(const HealthServer&) = delete;
  HealthServer& operator=(const HealthServer&) = delete;

  // Where it listens, with the port that it has.
  const std::string& address() const { return address_; }

  // Says whether the process as a whole, and the service named `service`, can serve.
  void SetServing(const std::string& service, bool serving);

  // Says NOT_SERVING for good.
  void SetStopping();

 private:
  HealthServer() = default;

  std::string address_;
  grpc::CallbackGenericService everything_else_;  // Answers UNIMPLEMENTED.
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_HEALTH_SERVER_H_
