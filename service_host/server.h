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

namespace handover {

// How any gRPC server of ours listens: plain text on loopback, health (grpc.health.v1) and reflection beside its own
// services.
class Server {
 public:
  // The largest message that is received, in bytes. A batch is bounded at 1 MiB; what is beyond that is answered in
  // words up to here.
  static constexpr int kReceiveBytesMax = 4 << 20;

  // Listens on `address` ("127.0.0.1:7401"; port 0 takes a free one) and serves `services`, which must outlive the
  // server. Health is NOT_SERVING for each of them until SetServing. Fails with INVALID_ARGUMENT if `address` is not on
  // loopback, UNAVAILABLE if it cannot be had.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const std::string& address,
                                                       const std::vector<grpc::Service*>& services);

  // Where the server listens, with the port that it has.
  const std::string& address() const { return address_; }

  // Says in health whether the whole process, and the service named `service` ("handover.registry.v1.RegistryService"),
  // can serve.
  void SetServing(const std::string& service, bool serving);

  // Says NOT_SERVING for good, takes no more calls, waits up to `deadline` for those under way, and ends what is then
  // left.
  void Shutdown(std::chrono::milliseconds deadline);

 private:
  Server(std::string address, std::unique_ptr<grpc::Server> server)
      : address_(std::move(address)), server_(std::move(server)) {}

  std::string address_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_SERVER_H_
