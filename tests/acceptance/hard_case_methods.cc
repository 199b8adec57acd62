#include "tests/acceptance/hard_case_methods.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/support/byte_buffer.h>

#include <chrono>
#include <map>
#include <memory>

#include "clients/cpp/channel.h"
#include "google/protobuf/message.h"
#include "handover/reconciliation/v1/reconciliation_service.pb.h"
#include "service_host/grpc_status.h"
#include "tests/harness/process.h"

namespace handover::test {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Who is asked about, by the field that says so and, where it alone does not tell, the method.
const std::map<std::string, std::string> kNames = {
    {"parent", "agreements/a"},
    {"term", "agreements/a/terms/t"},
    {"GetCompletion.name", "agreements/a/terms/t/completions/r"},
    {"GetMismatch.name", "agreements/a/mismatches/count.h5.deceased-military"},
};

const google::protobuf::ServiceDescriptor& ServiceOf() {
  return *reconciliation::v1::GetStatusRequest::descriptor()->file()->FindServiceByName("ReconciliationService");
}

// A request that has an answer: the names above, the revision, and of each enum that must be set its first value.
std::unique_ptr<Message> RequestOf(const google::protobuf::MethodDescriptor& method, int64_t revision) {
  const Message* prototype = google::protobuf::MessageFactory::generated_factory()->GetPrototype(method.input_type());
  std::unique_ptr<Message> request(prototype->New());
  const google::protobuf::Reflection& reflection = *request->GetReflection();
  for (int i = 0; i < method.input_type()->field_count(); ++i) {
    const FieldDescriptor* field = method.input_type()->field(i);
    auto name = kNames.find(field->name());
    if (name == kNames.end()) name = kNames.find(method.name() + "." + field->name());
    if (name != kNames.end()) {
      reflection.SetString(request.get(), field, name->second);
    } else if (field->name() == "as_of") {
      reconciliation::v1::AsOf as_of;
      as_of.set_revision(revision);
      reflection.MutableMessage(request.get(), field)->CopyFrom(as_of);
    } else if (field->type() == FieldDescriptor::TYPE_ENUM && !field->is_repeated()) {
      reflection.SetEnumValue(request.get(), field, 1);
    }
  }
  return request;
}

// A call of which neither the request nor the answer is known when this is compiled.
class GenericCall {
 public:
  GenericCall(const std::string& address, const std::string& path) : stub_(client::Connect(address)) {
    context_.set_deadline(std::chrono::system_clock::now() + kPatience);
    call_ = stub_.PrepareCall(&context_, path, &queue_);
  }

  // Sends `request`, and returns the first answer's bytes.
  absl::StatusOr<std::string> FirstAnswer(const std::string& request) {
    call_->StartCall(nullptr);
    if (Next()) {
      grpc::Slice slice(request);
      call_->Write(grpc::ByteBuffer(&slice, 1), grpc::WriteOptions().set_last_message(), nullptr);
      Next();
    }
    grpc::ByteBuffer answer;
    call_->Read(&answer, nullptr);
    const bool has_answer = Next();
    if (has_answer) context_.TryCancel();
    grpc::Status status;
    call_->Finish(&status, nullptr);
    Next();
    if (!has_answer) return FromGrpcStatus(status);
    grpc::Slice bytes;
    answer.DumpToSingleSlice(&bytes);
    return std::string(reinterpret_cast<const char*>(bytes.begin()), bytes.size());
  }

 private:
  // Waits for the end of the one step that is under way. Returns whether it succeeded.
  bool Next() {
    void* tag = nullptr;
    bool ok = false;
    return queue_.Next(&tag, &ok) && ok;
  }

  grpc::GenericStub stub_;
  grpc::CompletionQueue queue_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> call_;
};

}  // namespace

std::vector<ReadMethod> ReadMethods() {
  std::vector<ReadMethod> methods;
  for (int i = 0; i < ServiceOf().method_count(); ++i) {
    const auto& method = *ServiceOf().method(i);
    if (method.name() != "GetStatus")
      methods.push_back({.name = method.name(), .is_stream = method.server_streaming()});
  }
  return methods;
}

absl::StatusOr<std::string> Ask(const std::string& address, const std::string& name, int64_t revision) {
  const auto& method = *ServiceOf().FindMethodByName(name);
  GenericCall call(address, "/" + ServiceOf().full_name() + "/" + name);
  return call.FirstAnswer(RequestOf(method, revision)->SerializeAsString());
}

}  // namespace handover::test
