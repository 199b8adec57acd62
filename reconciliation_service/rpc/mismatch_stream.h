#ifndef HANDOVER_RECONCILIATION_SERVICE_RPC_MISMATCH_STREAM_H_
#define HANDOVER_RECONCILIATION_SERVICE_RPC_MISMATCH_STREAM_H_

#include "handover/reconciliation/v1/reconciliation_service.pb.h"
#include "reconciliation_service/accounting/mismatch_events.h"
#include "reconciliation_service/follower/live_accounts.h"
#include "service_host/watch_stream.h"

namespace handover::reconciliation {

// One WatchMismatches stream.
class MismatchStream final : public WatchStream<v1::WatchMismatchesResponse> {
 public:
  // Starts the stream. All but the request must outlive it.
  MismatchStream(grpc::CallbackServerContext& context, const LiveAccounts& accounts, Feed& feed, WorkerPool& pool,
                 absl::StatusOr<Gate::Pass> pass, const v1::WatchMismatchesRequest& request);

 private:
  absl::Status Read(v1::WatchMismatchesResponse& message) override;
  bool IsBehind() const override { return !reached_end_; }
  ledger::Revision position() const override { return read_; }
  absl::Status Stopping() const override;

  // Where the stream begins, and what the first message says of it.
  absl::Status Start(v1::WatchMismatchesResponse& first);

  const LiveAccounts& accounts_;
  const v1::WatchMismatchesRequest request_;
  v1::Basis basis_;           // The last that was sent.
  EventCursor sent_;          // Behind the last event that was sent.
  ledger::Revision read_;     // The last revision that has been read.
  bool reached_end_ = false;  // Whether all is sent of what was there then.
};

}  // namespace handover::reconciliation

#endif  // HANDOVER_RECONCILIATION_SERVICE_RPC_MISMATCH_STREAM_H_
