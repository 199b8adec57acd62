#include "registry_service/rpc/registry_rpc.h"

#include <utility>

#include "registry_service/rpc/author.h"
#include "registry_service/rpc/get_record.h"
#include "registry_service/rpc/list_records.h"
#include "registry_service/rpc/record_stream.h"
#include "registry_service/rpc/request_checks.h"
#include "registry_service/rpc/unary_call.h"

namespace handover::registry {
grpc::ServerUnaryReactor* RegistryRpc::AppendRecords(grpc::CallbackServerContext* context,
                                                     const v1::AppendRecordsRequest* request,
                                                     v1::AppendRecordsResponse* response) {
  grpc::ServerUnaryReactor* call = context->DefaultReactor();
  auto author = AuthorOf(*context);
  if (!author.ok()) return Refused(call, author.status());
  // Shapes are checked here, where calls run side by side: the sequencer has one thread.
  if (const absl::Status valid = CheckAppendRequest(*request); !valid.ok()) return Refused(call, valid);
  Batch batch{{request->records().begin(), request->records().end()}, *std::move(author)};
  const absl::Status queued =
      sequencer_.Submit(std::move(batch), [call, response](auto answer) { Answer(call, response, std::move(answer)); });
  return queued.ok() ? call : Refused(call, queued);
}

grpc::ServerUnaryReactor* RegistryRpc::GetRecord(grpc::CallbackServerContext* context,
                                                 const v1::GetRecordRequest* request, v1::GetRecordResponse* response) {
  return AnswerFromPool(context, pool_, response, [this, request] { return registry::GetRecord(store_, *request); });
}

grpc::ServerUnaryReactor* RegistryRpc::ListRecords(grpc::CallbackServerContext* context,
                                                   const v1::ListRecordsRequest* request,
                                                   v1::ListRecordsResponse* response) {
  return AnswerFromPool(context, pool_, response, [this, request] { return registry::ListRecords(store_, *request); });
}

grpc::ServerWriteReactor<v1::WatchRecordsResponse>* RegistryRpc::WatchRecords(grpc::CallbackServerContext*,
                                                                              const v1::WatchRecordsRequest* request) {
  return new RecordStream(store_, sequencer_, signer_, feed_, pool_, *request);  // It deletes itself in OnDone.
}

}  // namespace handover::registry
