#ifndef HANDOVER_REGISTRY_SERVICE_RPC_RECORD_APPENDER_H_
#define HANDOVER_REGISTRY_SERVICE_RPC_RECORD_APPENDER_H_

#include <memory>

#include "handover/registry/v1/registry_service.pb.h"
#include "registry_service/log/batch.h"
#include "registry_service/log/checkpoint_signer.h"
#include "registry_service/log/sequencer.h"
#include "registry_service/storage/ledger_store.h"
#include "service_host/identity.h"
#include "service_host/worker_pool.h"

namespace handover::registry {

// How a batch that came in over gRPC gets into the ledger: checked, appended by the sequencer, and proved if asked for.
// Safe from any thread.
class RecordAppender {
 public:
  // All must outlive it.
  RecordAppender(LedgerStore& store, Sequencer& sequencer, const CheckpointSigner& signer, WorkerPool& pool)
      : store_(store), sequencer_(sequencer), signer_(signer), pool_(pool) {}

  // Appends what `request` of `caller` asks for as a batch of `series` (null: it stands alone). `done` is called once,
  // perhaps before this returns, and must not block: with the answer, or with PERMISSION_DENIED, INVALID_ARGUMENT, the
  // errors of Sequencer::Submit, or UNAVAILABLE (QUEUE_FULL) if the batch was appended and proofs cannot be made for
  // now.
  void Append(const v1::AppendRecordsRequest& request, const Identity& caller, std::shared_ptr<BatchSeries> series,
              AppendDone done) const;

 private:
  // Adds the proofs to `answer` on a thread of the pool, and hands it to `done`.
  void Prove(v1::AppendRecordsResponse answer, AppendDone done) const;

  LedgerStore& store_;
  Sequencer& sequencer_;
  const CheckpointSigner& signer_;
  WorkerPool& pool_;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_RPC_RECORD_APPENDER_H_
