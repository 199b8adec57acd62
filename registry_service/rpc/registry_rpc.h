#ifndef HANDOVER_REGISTRY_SERVICE_RPC_REGISTRY_RPC_H_
#define HANDOVER_REGISTRY_SERVICE_RPC_REGISTRY_RPC_H_

#include "handover/registry/v1/registry_service.grpc.pb.h"
#include "registry_service/log/checkpoint_signer.h"
#include "registry_service/log/sequencer.h"
#include "registry_service/rpc/record_appender.h"
#include "registry_service/storage/ledger_store.h"
#include "service_host/feed.h"
#include "service_host/gate.h"
#include "service_host/worker_pool.h"

namespace handover::registry {

// The registry's API over gRPC. It holds no state: each method converts, hands on and maps the status. No method
// blocks, since gRPC's few threads serve everybody: what reads the disk runs in the pool, and appends are answered by
// the sequencer.
class RegistryRpc : public v1::RegistryService::CallbackService {
 public:
  // All must outlive the server that this is registered with, and go on working until its Shutdown has returned: it
  // waits for every call.
  RegistryRpc(LedgerStore& store, Sequencer& sequencer, const CheckpointSigner& signer, Gate& gate, Feed& feed,
              WorkerPool& pool)
      : store_(store),
        sequencer_(sequencer),
        signer_(signer),
        gate_(gate),
        feed_(feed),
        pool_(pool),
        appender_(store, sequencer, signer, pool) {}

  grpc::ServerUnaryReactor* AppendRecords(grpc::CallbackServerContext* context, const v1::AppendRecordsRequest* request,
                                          v1::AppendRecordsResponse* response) override;
  grpc::ServerBidiReactor<v1::ImportRecordsRequest, v1::ImportRecordsResponse>* ImportRecords(
      grpc::CallbackServerContext* context) override;
  grpc::ServerUnaryReactor* GetRecord(grpc::CallbackServerContext* context, const v1::GetRecordRequest* request,
                                      v1::GetRecordResponse* response) override;
  grpc::ServerUnaryReactor* ListRecords(grpc::CallbackServerContext* context, const v1::ListRecordsRequest* request,
                                        v1::ListRecordsResponse* response) override;
  grpc::ServerWriteReactor<v1::WatchRecordsResponse>* WatchRecords(grpc::CallbackServerContext* context,
                                                                   const v1::WatchRecordsRequest* request) override;

 private:
  LedgerStore& store_;
  Sequencer& sequencer_;
  const CheckpointSigner& signer_;
  Gate& gate_;
  Feed& feed_;
  WorkerPool& pool_;
  const RecordAppender appender_;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_RPC_REGISTRY_RPC_H_
