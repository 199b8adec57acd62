#include "service_host/metrics_server.h"

#include <prometheus/collectable.h>
#include <prometheus/exposer.h>
#include <prometheus/metric_family.h>

#include <exception>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "service_host/bound_address.h"

namespace handover {
namespace {

// How long a scraper may take for its request: without a bound, one that never ends it holds a thread.
constexpr char kRequestTimeoutMs[] = "5000";
constexpr char kThreads[] = "2";

prometheus::MetricType TypeOf(Metric::Kind kind) {
  switch (kind) {
    case Metric::Kind::kCounter:
      return prometheus::MetricType::Counter;
    case Metric::Kind::kGauge:
      return prometheus::MetricType::Gauge;
    case Metric::Kind::kHistogram:
      return prometheus::MetricType::Histogram;
  }
  return prometheus::MetricType::Untyped;
}

prometheus::ClientMetric::Histogram HistogramOf(const Metric& metric, const Histogram::Reading& reading) {
  prometheus::ClientMetric::Histogram histogram;
  histogram.sample_count = reading.count;
  histogram.sample_sum = reading.sum;
  for (size_t i = 0; i < metric.bounds.size(); ++i) {
    histogram.bucket.push_back({.cumulative_count = reading.up_to[i], .upper_bound = metric.bounds[i]});
  }
  return histogram;
}

prometheus::MetricFamily FamilyOf(const Metric& metric) {
  prometheus::MetricFamily family{.name = metric.name, .help = metric.help, .type = TypeOf(metric.kind), .metric = {}};
  for (const Metric::Sample& sample : metric.samples) {
    prometheus::ClientMetric& client = family.metric.emplace_back();
    for (const auto& [name, value] : sample.labels) client.label.push_back({name, value});
    client.counter.value = sample.value;
    client.gauge.value = sample.value;
    if (metric.kind == Metric::Kind::kHistogram) client.histogram = HistogramOf(metric, sample.reading);
  }
  return family;
}

}  // namespace

class MetricsServer::Collector : public prometheus::Collectable {
 public:
  explicit Collector(std::vector<MetricSource> sources) : sources_(std::move(sources)) {}

  std::vector<prometheus::MetricFamily> Collect() const override {
    std::vector<prometheus::MetricFamily> families;
    for (const MetricSource& source : sources_) {
      for (const Metric& metric : source()) families.push_back(FamilyOf(metric));
    }
    return families;
  }

 private:
  const std::vector<MetricSource> sources_;
};

MetricsServer::MetricsServer() = default;
MetricsServer::~MetricsServer() = default;

absl::StatusOr<std::unique_ptr<MetricsServer>> MetricsServer::Start(const std::string& address,
                                                                    std::vector<MetricSource> sources) {
  std::unique_ptr<MetricsServer> server(new MetricsServer());
  server->collector_ = std::make_shared<Collector>(std::move(sources));
  try {
    server->exposer_ = std::make_unique<prometheus::Exposer>(std::vector<std::string>{
        "listening_ports", address, "num_threads", kThreads, "request_timeout_ms", kRequestTimeoutMs});
  } catch (const std::exception& error) {
    return absl::UnavailableError(
        absl::StrCat("metrics_listen: ", address, ", cannot be had: is the port in use? (", error.what(), ")"));
  }
  server->exposer_->RegisterCollectable(server->collector_);
  server->address_ = BoundAddress(address, server->exposer_->GetListeningPorts().front());
  return server;
}

}  // namespace handover
