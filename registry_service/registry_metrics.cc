#include "registry_service/registry_metrics.h"

#include <chrono>

namespace handover::registry {
namespace {

constexpr double kBatchesBounds[] = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096};
constexpr double kRecordsBounds[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000};
constexpr double kSecondsBounds[] = {0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                     0.05,   0.1,     0.25,   0.5,   1,      2.5,   5,    10};

}  // namespace

RegistryMetrics::RegistryMetrics() : batches_(kBatchesBounds), records_(kRecordsBounds), seconds_(kSecondsBounds) {}

void RegistryMetrics::Count(const Sequencer::Commit& commit) {
  batches_.Observe(static_cast<double>(commit.batches));
  records_.Observe(static_cast<double>(commit.records));
  seconds_.Observe(std::chrono::duration<double>(commit.duration).count());
}

std::vector<Metric> RegistryMetrics::Read(const LedgerStore& store, const Sequencer& sequencer,
                                          const Feed& feed) const {
  const BatchQueue::Depth depth = sequencer.depth();
  return {
      Gauge("handover_head_revision", "The revision of the last record that is durable.",
            static_cast<double>(store.head().value)),
      Gauge("handover_append_queue_batches", "Batches that wait to be appended.", static_cast<double>(depth.batches)),
      Gauge("handover_append_queue_records", "Records of batches that wait to be appended.",
            static_cast<double>(depth.records)),
      Gauge("handover_append_queue_bytes", "Bytes of batches that wait to be appended.",
            static_cast<double>(depth.bytes)),
      Gauge("handover_watchers", "Streams that wait for what is appended: watches, and imports.",
            static_cast<double>(feed.watchers())),
      Distribution("handover_commit_batches", "Batches that were answered by one durable transaction.", batches_),
      Distribution("handover_commit_records", "Records that one durable transaction has appended.", records_),
      Distribution("handover_commit_seconds", "How long one durable transaction took, its sync to the disk included.",
                   seconds_),
  };
}

}  // namespace handover::registry
