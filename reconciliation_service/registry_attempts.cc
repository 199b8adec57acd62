#include "reconciliation_service/registry_attempts.h"

#include <string>

#include "absl/time/time.h"
#include "handover/registry/v1/ledger_service.pb.h"
#include "handover/registry/v1/registry_service.pb.h"

namespace handover::reconciliation {
namespace {

std::vector<std::string> MethodsOfRegistry() {
  std::vector<std::string> methods = CallMetrics::MethodsOf("handover.registry.v1.RegistryService");
  for (std::string& method : CallMetrics::MethodsOf("handover.registry.v1.LedgerService")) {
    methods.push_back(std::move(method));
  }
  return methods;
}

}  // namespace

RegistryAttempts::RegistryAttempts() : metrics_(MethodsOfRegistry(), CallMetrics::kClientAttempts) {}

void RegistryAttempts::AttemptStarted(std::string_view method) { metrics_.Started(metrics_.NumberOf(method)); }

void RegistryAttempts::AttemptEnded(const client::Attempt& attempt) {
  metrics_.Ended(metrics_.NumberOf(attempt.method), {.status = attempt.status,
                                                     .duration = absl::ToChronoNanoseconds(attempt.duration),
                                                     .sent_bytes = static_cast<size_t>(attempt.sent_bytes),
                                                     .received_bytes = static_cast<size_t>(attempt.received_bytes)});
}

}  // namespace handover::reconciliation
