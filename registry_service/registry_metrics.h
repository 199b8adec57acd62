#ifndef HANDOVER_REGISTRY_SERVICE_REGISTRY_METRICS_H_
#define HANDOVER_REGISTRY_SERVICE_REGISTRY_METRICS_H_

#include <vector>

#include "registry_service/log/sequencer.h"
#include "registry_service/storage/ledger_store.h"
#include "service_host/feed.h"
#include "service_host/histogram.h"
#include "service_host/metric.h"

namespace handover::registry {

// The numbers of a registry: what it has appended so far, and how it stands when it is asked. Safe from any thread.
class RegistryMetrics {
 public:
  RegistryMetrics();

  // Counts one durable transaction. Never waits.
  void Count(const Sequencer::Commit& commit);

  std::vector<Metric> Read(const LedgerStore& store, const Sequencer& sequencer, const Feed& feed) const;

 private:
  Histogram batches_;
  Histogram records_;
  Histogram seconds_;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_REGISTRY_METRICS_H_
