#include "service_host/serving_flags.h"

#include <algorithm>
#include <map>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "service_host/log.h"

namespace handover {

namespace {

const std::map<std::string, LogFormat> kLogFormats = {
    {"auto", LogFormat::kAuto}, {"json", LogFormat::kJson}, {"text", LogFormat::kText}};
const std::map<std::string, LogLevel> kLogLevels = {{"debug", LogLevel::kDebug},
                                                    {"info", LogLevel::kInfo},
                                                    {"warning", LogLevel::kWarning},
                                                    {"error", LogLevel::kError}};

// What is running, as Prometheus likes to be told.
std::vector<Metric> BuildInfo(const std::string& process) {
  Metric info = Gauge("handover_build_info", "Always 1; the labels say what is running.", 1);
  info.samples.front().labels = {{"process", process}, {"version", HANDOVER_VERSION}};
  return {std::move(info)};
}

}  // namespace

void ServingFlags::StartLog(const std::string& process) const {
  handover::StartLog(process, kLogFormats.at(log_format), kLogLevels.at(log_level));
}

absl::StatusOr<std::unique_ptr<MetricsServer>> ServingFlags::StartMetrics(const std::string& process,
                                                                          std::vector<MetricSource> sources) const {
  if (metrics_address.empty()) return nullptr;
  sources.push_back([process] { return BuildInfo(process); });
  auto server = MetricsServer::Start(metrics_address, std::move(sources));
  if (server.ok()) {
    const std::string& address = (*server)->address();
    LogInfo("metrics_listening", absl::StrCat("metrics are served on ", address), {{"address", address}});
  }
  return server;
}

absl::StatusOr<Gate::Rules> ServingFlags::GateRules() const {
  const TlsFiles& tls = listen.tls;
  const bool all = tls.complete() && !trust_domain.empty();
  const bool none = tls.empty() && trust_domain.empty();
  if (!all && !none) {
    return absl::InvalidArgumentError(
        "TLS wants all of --tls_certificate, --tls_key, --tls_authority and --trust_domain, or none of them");
  }
  Gate::Rules rules;
  rules.trust_domain = trust_domain;
  rules.calls_per_second = calls_per_second;
  // A bucket that cannot hold one whole token would let nobody in.
  rules.calls_burst = std::max(1.0, 2 * calls_per_second);
  rules.send_time_max =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::duration<double>(watch_send_seconds));
  return rules;
}

void AddServingFlags(CLI::App& app, ServingFlags& flags) {
  app.add_option("--listen", flags.listen.address, "The address to listen on; port 0 takes a free one")
      ->capture_default_str();
  app.add_option("--health_listen", flags.listen.health_address,
                 "Where to answer health checks (grpc.health.v1) and nothing else, in plain text, HOST:PORT; if left "
                 "out, only --listen does");
  app.add_option("--metrics_listen", flags.metrics_address,
                 "Where to serve metrics for Prometheus, at /metrics, in plain text, HOST:PORT; if left out, nowhere");
  app.add_option("--log_format", flags.log_format,
                 "How to log to standard error: json, text, or auto, which is text on a terminal and otherwise json")
      ->check(CLI::IsMember(kLogFormats))
      ->capture_default_str();
  app.add_option("--log_level", flags.log_level, "The least that is logged: debug, info, warning or error")
      ->check(CLI::IsMember(kLogLevels))
      ->capture_default_str();
  app.add_option("--tls_certificate", flags.listen.tls.certificate, "This service's certificate and its chain, PEM");
  app.add_option("--tls_key", flags.listen.tls.key, "The private key of the certificate, PEM");
  app.add_option("--tls_authority", flags.listen.tls.authority,
                 "The certificates of the authorities that vouch for peers, PEM");
  app.add_option("--trust_domain", flags.trust_domain,
                 "The SPIFFE trust domain of callers: \"example.org\" knows spiffe://example.org/party/ukr");
  app.add_option("--calls_per_second", flags.calls_per_second,
                 "How many calls a second each caller may make, and twice as many at once after a silence")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--watch_send_seconds", flags.watch_send_seconds,
                 "How long the reader of a stream may take for one message before its stream is ended")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_flag("--plaintext_on_network", flags.listen.plaintext_on_network,
               "Listen beyond loopback without TLS: whoever reaches the address can read everything, and append in "
               "anybody's name");
}

}  // namespace handover
