#include "registry_service/rpc/registry_rpc.h"

#include <utility>

#include "registry_service/rpc/author.h"
#include "registry_service/rpc/get_record.h"
#include "registry_service/rpc/import_stream.h"
#include "registry_service/rpc/list_records.h"
#include "registry_service/rpc/record_stream.h"
#include "registry_service/rpc/unary_call.h"

namespace handover::registry {
grpc::ServerUnaryReactor* RegistryRpc::AppendRecords(grpc::CallbackServerContext* context,
                                                     const v1::AppendRecordsRequest* request,
                                                     v1::AppendRecordsResponse* response) {
  grpc::ServerUnaryReactor* call = context->DefaultReactor();
  auto author = AuthorOf(*context);
  if (!author.ok()) return Refused(call, author.status());
  appender_.Append(*request, *std::move(author), nullptr,
                   [call, response](auto answer) { Answer(call, response, std::move(answer)); });
  return call;
}

grpc::ServerBidiReactor<v1::ImportRecordsRequest, v1::ImportRecordsResponse>* RegistryRpc::ImportRecords(
    grpc::CallbackServerContext* context) {
  return new ImportStream(appender_, feed_, AuthorOf(*context));  // It deletes itself in OnDone.
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
