#include "service_host/serving_flags.h"

#include <algorithm>

#include "absl/status/status.h"

namespace handover {

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
  return rules;
}

void AddServingFlags(CLI::App& app, ServingFlags& flags) {
  app.add_option("--listen", flags.listen.address, "The address to listen on; port 0 takes a free one")
      ->capture_default_str();
  app.add_option("--health_listen", flags.listen.health_address,
                 "Where to answer health checks (grpc.health.v1) and nothing else, in plain text, HOST:PORT; if left "
                 "out, only --listen does");
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
  app.add_flag("--plaintext_on_network", flags.listen.plaintext_on_network,
               "Listen beyond loopback without TLS: whoever reaches the address can read everything, and append in "
               "anybody's name");
}

}  // namespace handover
