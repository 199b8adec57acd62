#ifndef HANDOVER_RECONCILIATION_SERVICE_REGISTRY_ATTEMPTS_H_
#define HANDOVER_RECONCILIATION_SERVICE_REGISTRY_ATTEMPTS_H_

#include <string_view>
#include <vector>

#include "clients/cpp/attempt.h"
#include "service_host/call_metrics.h"

namespace handover::reconciliation {

// Counts every attempt of this service at a call of its registry. Safe from any thread.
class RegistryAttempts : public client::AttemptObserver {
 public:
  RegistryAttempts();

  void AttemptStarted(std::string_view method) override;
  void AttemptEnded(const client::Attempt& attempt) override;

  std::vector<Metric> Read() const { return metrics_.Read(); }

 private:
  CallMetrics metrics_;
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_REGISTRY_ATTEMPTS_H_
