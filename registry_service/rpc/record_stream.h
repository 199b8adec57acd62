#ifndef HANDOVER_REGISTRY_SERVICE_RPC_RECORD_STREAM_H_
#define HANDOVER_REGISTRY_SERVICE_RPC_RECORD_STREAM_H_

#include <vector>

#include "absl/status/status.h"
#include "handover/registry/v1/registry_service.pb.h"
#include "ledger/entry.h"
#include "registry_service/log/checkpoint_signer.h"
#include "registry_service/log/sequencer.h"
#include "registry_service/storage/ledger_store.h"
#include "service_host/queue_error.h"
#include "service_host/watch_stream.h"

namespace handover::registry {

// One WatchRecords stream.
class RecordStream final : public WatchStream<v1::WatchRecordsResponse> {
 public:
  // Starts the stream. All but the request must outlive it.
  RecordStream(grpc::CallbackServerContext& context, LedgerStore& store, Sequencer& sequencer,
               const CheckpointSigner& signer, Feed& feed, WorkerPool& pool, absl::StatusOr<Gate::Pass> pass,
               const v1::WatchRecordsRequest& request);

 private:
  absl::Status Read(v1::WatchRecordsResponse& message) override;
  bool IsBehind() const override { return sent_ < store_.head(); }
  ledger::Revision position() const override { return sent_; }
  absl::Status Stopping() const override { return ShuttingDownAt(sent_); }

  // Says in `message` how far the stream is.
  void SetProgress(v1::WatchRecordsResponse& message);
  // Puts `entries` into `message`, in the view that was asked for.
  absl::Status Fill(std::vector<ledger::Entry> entries, v1::WatchRecordsResponse& message);

  LedgerStore& store_;
  Sequencer& sequencer_;
  const CheckpointSigner& signer_;
  const bool as_bytes_;
  ledger::Revision sent_;  // The last revision that was sent.
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_RPC_RECORD_STREAM_H_
