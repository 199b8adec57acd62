#ifndef HANDOVER_REGISTRY_SERVICE_LOG_LIMITS_H_
#define HANDOVER_REGISTRY_SERVICE_LOG_LIMITS_H_

#include <cstddef>

// How much the registry takes on at once. What is beyond a limit is refused in words, never kept.
namespace handover::registry {

// One batch, as the contract has it.
inline constexpr size_t kBatchRecordsMax = 1000;
inline constexpr size_t kBatchBytesMax = 1 << 20;

// How many batches of one import wait for their answers; its stream is not read on meanwhile.
inline constexpr size_t kImportBatchesInFlightMax = 8;

// What waits for the sequencer. Beyond either, a caller is told to come back later.
inline constexpr size_t kQueuedBatchesMax = 4096;
inline constexpr size_t kQueuedBytesMax = 64 << 20;

// What the sequencer appends in one durable transaction: the first batch, and more as long as both limits hold.
inline constexpr size_t kGroupRecordsMax = 4000;
inline constexpr size_t kGroupBytesMax = 4 << 20;

// The records that the sequencer keeps parsed, by number and by bytes of their entries. Mostly parties, terms and
// handovers, which many other records refer to.
inline constexpr size_t kCachedRecordsMax = 20'000;
inline constexpr size_t kCachedBytesMax = 16 << 20;

// Reads wait for a thread of the pool. There is room for one read of every watcher, and as many again and more of
// everybody else.
inline constexpr int kReadThreads = 4;
inline constexpr size_t kQueuedReadsMax = 4096;

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_LOG_LIMITS_H_
