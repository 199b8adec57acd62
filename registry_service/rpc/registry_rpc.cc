#include "registry_service/rpc/registry_rpc.h"

#include <utility>

#include "registry_service/rpc/author.h"
#include "registry_service/rpc/get_record.h"
#include "registry_service/rpc/list_records.h"
#include "registry_service/rpc/record_stream.h"
#include "registry_service/rpc/request_checks.h"
#include "service_host/grpc_status.h"

namespace handover::registry {
namespace {

// Ends a unary call. Nothing of the call may be touched afterwards.
template <typename Response>
void Answer(grpc::ServerUnaryReactor* call, Response* response, absl::StatusOr<Response> answer) {
  if (answer.ok()) *response = *std::move(answer);
  call->Finish(ToGrpcStatus(answer.status()));
}

grpc::ServerUnaryReactor* Refused(grpc::ServerUnaryReactor* call, const absl::Status& status) {
  call->Finish(ToGrpcStatus(status));
  return call;
}

}  // namespace

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
  return Read(context, request, response, registry::GetRecord);
}

grpc::ServerUnaryReactor* RegistryRpc::ListRecords(grpc::CallbackServerContext* context,
                                                   const v1::ListRecordsRequest* request,
                                                   v1::ListRecordsResponse* response) {
  return Read(context, request, response, registry::ListRecords);
}

grpc::ServerWriteReactor<v1::WatchRecordsResponse>* RegistryRpc::WatchRecords(grpc::CallbackServerContext*,
                                                                              const v1::WatchRecordsRequest* request) {
  return new RecordStream(store_, sequencer_, feed_, pool_, *request);  // It deletes itself in OnDone.
}

template <typename Request, typename Response>
grpc::ServerUnaryReactor* RegistryRpc::Read(grpc::CallbackServerContext* context, const Request* request,
                                            Response* response,
                                            absl::StatusOr<Response> (*read)(LedgerStore&, const Request&)) {
  grpc::ServerUnaryReactor* call = context->DefaultReactor();
  const absl::Status queued =
      pool_.Submit([this, call, request, response, read] { Answer(call, response, read(store_, *request)); });
  return queued.ok() ? call : Refused(call, queued);
}

}  // namespace handover::registry
