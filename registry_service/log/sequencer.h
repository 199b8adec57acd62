#ifndef HANDOVER_REGISTRY_SERVICE_LOG_SEQUENCER_H_
#define HANDOVER_REGISTRY_SERVICE_LOG_SEQUENCER_H_

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "registry_service/log/batch.h"
#include "registry_service/log/batch_queue.h"
#include "registry_service/log/record_clock.h"
#include "registry_service/log/staged_ledger.h"
#include "registry_service/storage/ledger_store.h"
#include "service_host/clock.h"
#include "service_host/feed.h"

namespace handover::registry {

// The one writer of the ledger. A thread of its own takes what has queued up, admits each batch against the ledger as
// it will stand, appends all of them in one durable transaction, and only then answers. While one group is made durable
// the next one gathers, so that no timer is needed.
//
// Safe from any thread.
class Sequencer {
 public:
  // Told once that the state on disk is unknown. The process must end, without trying anything again.
  using OnFatal = std::function<void(const absl::Status&)>;

  // One durable transaction, for whoever counts them.
  struct Commit {
    size_t batches;                     // That it has answered.
    size_t records;                     // That it has appended.
    std::chrono::nanoseconds duration;  // Of the append alone.
  };
  // Told of each of them, from the writer's thread; it must not block.
  using OnCommit = std::function<void(const Commit&)>;

  // Starts the writer. `store` and `feed` must outlive it, and nothing else may append to `store`. Fails if the last
  // entry cannot be read.
  static absl::StatusOr<std::unique_ptr<Sequencer>> Start(LedgerStore& store, Feed& feed, Clock clock, OnFatal on_fatal,
                                                          OnCommit on_commit = nullptr);

  ~Sequencer() { Stop(); }
  Sequencer(const Sequencer&) = delete;
  Sequencer& operator=(const Sequencer&) = delete;

  // Queues `batch`, whose records all pass CheckShape. If it returns OK, `done` is called once, from the writer's
  // thread and under no lock; it must not block. Its answer is that of AdmitBatch once everything it rests on is
  // durable, or: RESOURCE_EXHAUSTED (STORE_FULL): nothing was appended, and a later try may succeed. ABORTED: an
  // earlier batch of its series was not appended, and so neither is this one. Any other error of the store: whether
  // anything was appended is unknown, and nothing is admitted from then on.
  //
  // Fails with RESOURCE_EXHAUSTED (QUEUE_FULL) or UNAVAILABLE (SHUTTING_DOWN); `done` is then never called.
  absl::Status Submit(Batch batch, AppendDone done);

  // The time up to which nothing will be recorded any more: all that has been can be read from the store.
  google::protobuf::Timestamp SettledTime() { return clock_.Settled(); }

  // How much waits to be appended.
  BatchQueue::Depth depth() const { return queue_.depth(); }

  // Takes no more batches, appends and answers those that are queued, and ends the writer's thread. Only one thread may
  // call it.
  void Stop();

 private:
  Sequencer(LedgerStore& store, Feed& feed, Clock clock, const google::protobuf::Timestamp& last, OnFatal on_fatal,
            OnCommit on_commit);

  void Run();
  void CommitGroup(std::vector<QueuedBatch> group);
  // Stages `batch`, whose records it takes, unless its series is broken; one that is only to be validated is taken back
  // at once.
  absl::StatusOr<v1::AppendRecordsResponse> Admit(Batch& batch);
  // Makes what is staged of `batches` durable.
  absl::Status AppendStaged(size_t batches);

  LedgerStore& store_;
  Feed& feed_;
  const OnFatal on_fatal_;
  const OnCommit on_commit_;  // Null: nobody counts.
  BatchQueue queue_;

  RecordClock clock_;

  // Of the writer's thread alone.
  StagedLedger staged_;
  absl::Status fatal_;  // OK until the state on disk is unknown.

  std::thread writer_;  // Last, so that it starts when all else is there.
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_LOG_SEQUENCER_H_
