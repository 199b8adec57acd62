#ifndef HANDOVER_SERVICE_HOST_METRIC_H_
#define HANDOVER_SERVICE_HOST_METRIC_H_

#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "service_host/histogram.h"

// What a process tells whoever watches over it, as plain values. Nothing of this knows how it is served.
namespace handover {

// One metric as it stands, with a value for each set of labels.
struct Metric {
  enum class Kind { kCounter, kGauge, kHistogram };
  using Labels = std::vector<std::pair<std::string, std::string>>;  // Name and value.
  struct Sample {
    Labels labels;
    double value = 0;                 // Of a counter or gauge.
    Histogram::Reading reading = {};  // Of a histogram.
  };

  std::string name;  // "handover_head_revision", as Prometheus wants it, with its unit.
  std::string help;  // One sentence.
  Kind kind = Kind::kGauge;
  std::span<const double> bounds = {};  // Of a histogram.
  std::vector<Sample> samples = {};
};

// Reads metrics as they stand. It is called from any thread, and must not wait for what takes its time.
using MetricSource = std::function<std::vector<Metric>()>;

// A metric that is one number.
inline Metric Gauge(std::string name, std::string help, double value) {
  return {.name = std::move(name), .help = std::move(help), .kind = Metric::Kind::kGauge, .samples = {{{}, value}}};
}

// A metric that is one histogram.
inline Metric Distribution(std::string name, std::string help, const Histogram& histogram) {
  return {.name = std::move(name),
          .help = std::move(help),
          .kind = Metric::Kind::kHistogram,
          .bounds = histogram.bounds(),
          .samples = {{.labels = {}, .value = 0, .reading = histogram.Read()}}};
}

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_METRIC_H_
