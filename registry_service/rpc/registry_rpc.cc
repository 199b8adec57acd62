#include "registry_service/rpc/registry_rpc.h"

#include <utility>

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
  const auto caller = gate_.Admit(*context, "RegistryService.AppendRecords");
  if (!caller.ok()) return Refused(call, caller.status());
  appender_.Append(*request, *caller, nullptr,
                   [call, response](auto answer) { Answer(call, response, std::move(answer)); });
  return call;
}

grpc::ServerBidiReactor<v1::ImportRecordsRequest, v1::ImportRecordsResponse>* RegistryRpc::ImportRecords(
    grpc::CallbackServerContext* context) {
  // It deletes itself in OnDone.
  return new ImportStream(*context, appender_, feed_, gate_.AdmitStream(*context, "RegistryService.ImportRecords"));
}

grpc::ServerUnaryReactor* RegistryRpc::GetRecord(grpc::CallbackServerContext* context,
                                                 const v1::GetRecordRequest* request, v1::GetRecordResponse* response) {
  return AnswerFromPool(context, gate_, "RegistryService.GetRecord", pool_, response,
                        [this, request] { return registry::GetRecord(store_, *request); });
}

grpc::ServerUnaryReactor* RegistryRpc::ListRecords(grpc::CallbackServerContext* context,
                                                   const v1::ListRecordsRequest* request,
                                                   v1::ListRecordsResponse* response) {
  return AnswerFromPool(context, gate_, "RegistryService.ListRecords", pool_, response,
                        [this, request] { return registry::ListRecords(store_, *request); });
}

grpc::ServerWriteReactor<v1::WatchRecordsResponse>* RegistryRpc::WatchRecords(grpc::CallbackServerContext* context,
                                                                              const v1::WatchRecordsRequest* request) {
  // It deletes itself in OnDone.
  return new RecordStream(*context, store_, sequencer_, signer_, feed_, pool_,
                          gate_.AdmitStream(*context, "RegistryService.WatchRecords"), *request);
}

}  // namespace handover::registry
