#include "tests/integration/method_call.h"

#include <grpcpp/client_context.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/support/byte_buffer.h>

#include <chrono>

#include "clients/cpp/channel.h"
#include "handover/reconciliation/v1/reconciliation_service.pb.h"
#include "handover/registry/v1/ledger_service.pb.h"
#include "handover/registry/v1/registry_service.pb.h"
#include "service_host/grpc_status.h"

namespace handover::test {
namespace {

// Waits for the one thing that is under way on `queue`. Returns whether it went well.
bool Next(grpc::CompletionQueue& queue) {
  void* tag = nullptr;
  bool ok = false;
  return queue.Next(&tag, &ok) && ok;
}

}  // namespace

std::vector<const google::protobuf::MethodDescriptor*> AllMethods() {
  std::vector<const google::protobuf::MethodDescriptor*> methods;
  for (const google::protobuf::FileDescriptor* file :
       {registry::v1::GetRecordRequest::descriptor()->file(), registry::v1::GetCheckpointRequest::descriptor()->file(),
        reconciliation::v1::GetStatusRequest::descriptor()->file()}) {
    for (int i = 0; i < file->service_count(); ++i) {
      for (int j = 0; j < file->service(i)->method_count(); ++j) methods.push_back(file->service(i)->method(j));
    }
  }
  return methods;
}

bool IsOfRegistry(const google::protobuf::MethodDescriptor& method) {
  return method.file()->package() == registry::v1::GetRecordRequest::descriptor()->file()->package();
}

absl::Status CallWithNothing(const std::shared_ptr<grpc::Channel>& channel,
                             const google::protobuf::MethodDescriptor& method) {
  grpc::GenericStub stub(channel);
  grpc::CompletionQueue queue;
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + client::kCallDeadline);
  const std::string path = "/" + method.service()->full_name() + "/" + method.name();
  const auto call = stub.PrepareCall(&context, path, &queue);
  call->StartCall(nullptr);
  bool ok = Next(queue);
  if (ok) {
    const grpc::Slice nothing;
    call->WriteLast(grpc::ByteBuffer(&nothing, 1), grpc::WriteOptions(), nullptr);
    ok = Next(queue);
  }
  grpc::ByteBuffer answer;
  if (ok) {
    call->Read(&answer, nullptr);
    ok = Next(queue);
  }
  const bool has_answered = ok;
  if (has_answered && method.server_streaming()) context.TryCancel();
  grpc::Status status;
  call->Finish(&status, nullptr);
  Next(queue);
  queue.Shutdown();
  if (has_answered && method.server_streaming()) return absl::OkStatus();
  return FromGrpcStatus(status);
}

}  // namespace handover::test
