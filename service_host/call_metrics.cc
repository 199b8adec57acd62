#include "service_host/call_metrics.h"

#include <google/protobuf/descriptor.h>

#include <functional>
#include <utility>

#include "absl/strings/str_cat.h"

namespace handover {
namespace {

// The bounds that gRPC's own OpenTelemetry plugins use.
constexpr double kSecondsBounds[] = {
    0,    0.00001, 0.00005, 0.0001, 0.0003, 0.0006, 0.0008, 0.001, 0.002, 0.003, 0.004, 0.005, 0.006, 0.008,
    0.01, 0.013,   0.016,   0.02,   0.025,  0.03,   0.04,   0.05,  0.065, 0.08,  0.1,   0.13,  0.16,  0.2,
    0.25, 0.3,     0.4,     0.5,    0.65,   0.8,    1,      2,     5,     10,    20,    50,    100};
constexpr double kBytesBounds[] = {0,       1024,    2048,     4096,     16384,     65536,     262144,
                                   1048576, 4194304, 16777216, 67108864, 268435456, 1073741824};

constexpr char kOther[] = "other";

}  // namespace

CallMetrics::Outcome::Outcome() : seconds(kSecondsBounds), sent_bytes(kBytesBounds), received_bytes(kBytesBounds) {}

CallMetrics::CallMetrics(const std::vector<std::string>& methods, std::string prefix) : prefix_(std::move(prefix)) {
  for (const std::string& name : methods) {
    numbers_.emplace(name, methods_.size());
    methods_.push_back(std::make_unique<Method>());
    methods_.back()->name = name;
  }
  methods_.push_back(std::make_unique<Method>());
  methods_.back()->name = kOther;
}

std::vector<std::string> CallMetrics::MethodsOf(const std::string& service) {
  std::vector<std::string> methods;
  const auto* descriptor = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(service);
  for (int i = 0; descriptor != nullptr && i < descriptor->method_count(); ++i) {
    methods.push_back(absl::StrCat(service, "/", descriptor->method(i)->name()));
  }
  return methods;
}

size_t CallMetrics::NumberOf(std::string_view method) const {
  const auto known = numbers_.find(method);
  return known == numbers_.end() ? methods_.size() - 1 : known->second;
}

void CallMetrics::Started(size_t number) { methods_[number]->started.fetch_add(1, std::memory_order_relaxed); }

void CallMetrics::Ended(size_t number, const Call& call) {
  auto code = static_cast<size_t>(call.status);
  if (code >= kStatuses) code = static_cast<size_t>(absl::StatusCode::kUnknown);
  Outcome& outcome = methods_[number]->outcomes[code];
  outcome.seconds.Observe(std::chrono::duration<double>(call.duration).count());
  outcome.sent_bytes.Observe(static_cast<double>(call.sent_bytes));
  outcome.received_bytes.Observe(static_cast<double>(call.received_bytes));
}

std::vector<Metric> CallMetrics::Read() const {
  Metric started{.name = prefix_ + "_started_total", .help = "How many have begun.", .kind = Metric::Kind::kCounter};
  for (const auto& method : methods_) {
    const auto count = static_cast<double>(method->started.load(std::memory_order_relaxed));
    started.samples.push_back({.labels = {{"grpc_method", method->name}}, .value = count});
  }
  return {std::move(started),
          Outcomes(prefix_ + "_duration_seconds", "From the beginning of one to its end.", &Outcome::seconds),
          Outcomes(prefix_ + "_sent_total_compressed_message_size_bytes", "All messages that one has sent.",
                   &Outcome::sent_bytes),
          Outcomes(prefix_ + "_rcvd_total_compressed_message_size_bytes", "All messages that one has received.",
                   &Outcome::received_bytes)};
}

Metric CallMetrics::Outcomes(std::string name, std::string help, Histogram Outcome::*which) const {
  Metric metric{.name = std::move(name), .help = std::move(help), .kind = Metric::Kind::kHistogram};
  for (const auto& method : methods_) {
    for (size_t code = 0; code < kStatuses; ++code) {
      const Histogram& histogram = method->outcomes[code].*which;
      metric.bounds = histogram.bounds();
      Histogram::Reading reading = histogram.Read();
      if (reading.count == 0) continue;
      const std::string status = absl::StatusCodeToString(static_cast<absl::StatusCode>(code));
      metric.samples.push_back({.labels = {{"grpc_method", method->name}, {"grpc_status", status}},
                                .value = 0,
                                .reading = std::move(reading)});
    }
  }
  return metric;
}

}  // namespace handover
