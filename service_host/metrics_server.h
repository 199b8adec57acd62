#ifndef HANDOVER_SERVICE_HOST_METRICS_SERVER_H_
#define HANDOVER_SERVICE_HOST_METRICS_SERVER_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "service_host/metric.h"

namespace prometheus {
class Exposer;
}

namespace handover {

// Serves metrics over HTTP at /metrics, in the text format of Prometheus, in plain text. They hold numbers about the
// process and nothing of what is in a record. Safe from any thread.
class MetricsServer {
 public:
  // Listens on `address`; port 0 takes a free one. Each scrape calls all of `sources`, which must work until the server
  // is gone. Fails with UNAVAILABLE if the address cannot be had.
  static absl::StatusOr<std::unique_ptr<MetricsServer>> Start(const std::string& address,
                                                              std::vector<MetricSource> sources);
  ~MetricsServer();
  MetricsServer(const MetricsServer&) = delete;
  MetricsServer& operator=(const MetricsServer&) = delete;

  // Where it listens, with the port that it has.
  const std::string& address() const { return address_; }

 private:
  class Collector;
  MetricsServer();

  std::string address_;
  std::shared_ptr<Collector> collector_;
  std::unique_ptr<prometheus::Exposer> exposer_;
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_METRICS_SERVER_H_
