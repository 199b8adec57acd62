#ifndef HANDOVER_REGISTRY_SERVICE_RPC_WATCH_REACTOR_H_
#define HANDOVER_REGISTRY_SERVICE_RPC_WATCH_REACTOR_H_

#include <grpcpp/support/server_callback.h>

#include <vector>

#include "absl/status/status.h"
#include "handover/registry/v1/registry_service.pb.h"
#include "ledger/entry.h"
#include "registry_service/log/feed.h"
#include "registry_service/log/read_pool.h"
#include "registry_service/storage/ledger_store.h"

namespace handover::registry {

// One WatchRecords stream, from its first message to its status.
//
// It is one loop, and at any time exactly one holds it: a write under way (until OnWriteDone), a read in the pool, or a
// wait at the feed. Whoever holds the loop hands it on, or ends the stream, as the last thing that it does, and touches
// nothing of the reactor afterwards: by then another thread may go on with it. OnCancel does not hold the loop; it only
// asks the feed to wake a wait.
//
// So when the stream ends nobody else refers to the reactor, and gRPC's OnDone, which comes after the end and after
// OnCancel, may delete it.
class WatchReactor : public grpc::ServerWriteReactor<v1::WatchRecordsResponse> {
 public:
  // Starts the stream. All but the request must outlive it.
  WatchReactor(LedgerStore& store, Feed& feed, ReadPool& pool, const v1::WatchRecordsRequest& request);

  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

 private:
  // Each of these has the loop and hands it on.
  void Begin(const v1::WatchRecordsRequest& request);
  void SendProgress();
  void Continue();
  void QueueRead();
  void ReadAndSend();
  void Wake(Feed::Wake wake);
  void End(const absl::Status& status);

  // Puts `entries` into the next message, in the view that was asked for.
  absl::Status Fill(std::vector<ledger::Entry> entries);

  LedgerStore& store_;
  Feed& feed_;
  ReadPool& pool_;
  const bool as_bytes_;
  Feed::WatcherId watcher_ = 0;
  ledger::Revision sent_;             // The last revision that was sent.
  v1::WatchRecordsResponse message_;  // What is being sent.
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_RPC_WATCH_REACTOR_H_
