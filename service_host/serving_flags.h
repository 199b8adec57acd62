#ifndef HANDOVER_SERVICE_HOST_SERVING_FLAGS_H_
#define HANDOVER_SERVICE_HOST_SERVING_FLAGS_H_

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "service_host/gate.h"
#include "service_host/limits.h"
#include "service_host/metric.h"
#include "service_host/metrics_server.h"
#include "service_host/server.h"

namespace handover {

// The flags that every service of ours has: where it listens, who it is, and whom it lets in.
struct ServingFlags {
  // `address` is where it listens if nothing else is said.
  explicit ServingFlags(std::string address) { listen.address = std::move(address); }

  ListenOptions listen;
  std::string trust_domain;
  double calls_per_second = kCallsPerSecond;
  double watch_send_seconds = std::chrono::duration<double>(kSendTimeMax).count();
  std::string metrics_address;  // Empty: no metrics are served.
  std::string log_format = "auto";
  std::string log_level = "info";

  // Makes the process, named `process`, log as the flags say.
  void StartLog(const std::string& process) const;

  // Serves `sources` and what the process is, named `process`, where the flags say; null if they do not.
  absl::StatusOr<std::unique_ptr<MetricsServer>> StartMetrics(const std::string& process,
                                                              std::vector<MetricSource> sources) const;

  // The rules for its callers. Fails with INVALID_ARGUMENT if the flags of TLS are not all there, or all absent.
  absl::StatusOr<Gate::Rules> GateRules() const;
};

// Adds the flags to `app`, which fills in `flags` when it parses.
void AddServingFlags(CLI::App& app, ServingFlags& flags);

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_SERVING_FLAGS_H_
