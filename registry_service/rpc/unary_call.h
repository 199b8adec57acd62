#ifndef HANDOVER_REGISTRY_SERVICE_RPC_UNARY_CALL_H_
#define HANDOVER_REGISTRY_SERVICE_RPC_UNARY_CALL_H_

#include <grpcpp/support/server_callback.h>

#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "service_host/gate.h"
#include "service_host/grpc_status.h"
#include "service_host/worker_pool.h"

namespace handover::registry {

// Ends a unary call. Nothing of the call may be touched afterwards.
template <typename Response>
void Answer(grpc::ServerUnaryReactor* call, Response* response, absl::StatusOr<Response> answer) {
  if (answer.ok()) *response = *std::move(answer);
  call->Finish(ToGrpcStatus(answer.status()));
}

inline grpc::ServerUnaryReactor* Refused(grpc::ServerUnaryReactor* call, const absl::Status& status) {
  call->Finish(ToGrpcStatus(status));
  return call;
}

// Answers a call of `method`, if the caller may make it, with what `read` returns, on a thread of `pool`.
template <typename Response, typename Read>
grpc::ServerUnaryReactor* AnswerFromPool(grpc::CallbackServerContext* context, Gate& gate, std::string_view method,
                                         WorkerPool& pool, Response* response, Read read) {
  grpc::ServerUnaryReactor* call = context->DefaultReactor();
  if (const auto caller = gate.Admit(*context, method); !caller.ok()) return Refused(call, caller.status());
  const absl::Status queued = pool.Submit([call, response, read] { Answer<Response>(call, response, read()); });
  return queued.ok() ? call : Refused(call, queued);
}

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_RPC_UNARY_CALL_H_
