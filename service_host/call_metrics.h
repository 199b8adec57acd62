#ifndef HANDOVER_SERVICE_HOST_CALL_METRICS_H_
#define HANDOVER_SERVICE_HOST_CALL_METRICS_H_

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "service_host/histogram.h"
#include "service_host/metric.h"

namespace handover {

// What became of the calls of a server, or of a client's attempts at calls, by method and status, under the names of
// OpenTelemetry's gRPC metrics. Methods that it does not know are counted together as "other", so that no caller can
// make it grow. Safe from any thread.
class CallMetrics {
 public:
  // What is counted of one call at its end.
  struct Call {
    absl::StatusCode status = absl::StatusCode::kOk;
    std::chrono::nanoseconds duration{};
    size_t sent_bytes = 0;  // Of all messages together.
    size_t received_bytes = 0;
  };

  // What the names of the metrics begin with.
  static constexpr char kServerCalls[] = "grpc_server_call";
  static constexpr char kClientAttempts[] = "grpc_client_attempt";

  // Knows `methods` ("handover.registry.v1.RegistryService/GetRecord").
  explicit CallMetrics(const std::vector<std::string>& methods, std::string prefix = kServerCalls);

  // The methods of a service that is linked in, by its full name ("handover.registry.v1.RegistryService").
  static std::vector<std::string> MethodsOf(const std::string& service);

  // The number of `method` in what follows; one for all that are not known.
  size_t NumberOf(std::string_view method) const;
  // Whether that number is the one of a method that is known.
  bool IsKnown(size_t number) const { return number + 1 < methods_.size(); }

  void Started(size_t number);
  void Ended(size_t number, const Call& call);

  // All of it as metrics.
  std::vector<Metric> Read() const;

 private:
  static constexpr size_t kStatuses = 17;

  struct Outcome {
    Outcome();
    Histogram seconds;
    Histogram sent_bytes;
    Histogram received_bytes;
  };
  struct Method {
    std::string name;
    std::atomic<uint64_t> started = 0;
    std::array<Outcome, kStatuses> outcomes;  // By status code.
  };

  // The histogram `which` of every outcome that has come about.
  Metric Outcomes(std::string name, std::string help, Histogram Outcome::*which) const;

  const std::string prefix_;
  std::vector<std::unique_ptr<Method>> methods_;  // The last is "other".
  std::map<std::string, size_t, std::less<>> numbers_;
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_CALL_METRICS_H_
