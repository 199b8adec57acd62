#include "tests/bench/ledger_unary_load.h"

#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>

#include <memory>
#include <vector>

#include "clients/cpp/channel.h"
#include "handover/registry/v1/registry_service.grpc.pb.h"
#include "service_host/gate.h"
#include "service_host/grpc_status.h"
#include "tests/bench/ledger_records.h"

namespace handover::bench {
namespace {

namespace v1 = registry::v1;

// Which part of the time does not count: connecting, and the first calls of both sides.
constexpr double kWarmUpShare = 0.1;

class UnaryClient {
 public:
  UnaryClient(const std::string& address, const UnaryLoad& load)
      : load_(load), stub_(v1::RegistryService::NewStub(client::Connect(address))) {}

  absl::StatusOr<Sample> Run(Seconds time) {
    const Instant counted_from = Now() + std::chrono::duration_cast<Instant::duration>(time * kWarmUpShare);
    const Instant end = counted_from + std::chrono::duration_cast<Instant::duration>(time);
    std::vector<std::unique_ptr<Call>> calls;
    for (int i = 0; i < load_.in_flight; ++i) {
      calls.push_back(std::make_unique<Call>(MakeBatch(load_.batch)));
      calls.back()->request.set_with_proofs(load_.with_proofs);
      Begin(*calls.back());
    }
    absl::Status failure;
    Meter meter;
    for (int under_way = load_.in_flight; under_way > 0;) {
      void* tag = nullptr;
      bool ok = false;
      queue_.Next(&tag, &ok);
      Call& call = *static_cast<Call*>(tag);
      const Instant now = Now();
      failure.Update(FromGrpcStatus(call.status));
      if (now >= counted_from && now < end) meter.Add(now - call.begin, load_.batch);
      if (now < end && failure.ok()) {
        Begin(call);
      } else {
        --under_way;
      }
    }
    if (!failure.ok()) return failure;
    return meter.Over(end - counted_from);
  }

 private:
  struct Call {
    explicit Call(v1::AppendRecordsRequest batch) : request(std::move(batch)) {}

    v1::AppendRecordsRequest request;
    v1::AppendRecordsResponse response;
    std::unique_ptr<grpc::ClientContext> context;
    std::unique_ptr<grpc::ClientAsyncResponseReader<v1::AppendRecordsResponse>> reader;
    grpc::Status status;
    Instant begin;
  };

  void Begin(Call& call) {
    NumberBatch(call.request, next_number_++);
    call.reader.reset();
    call.context = std::make_unique<grpc::ClientContext>();
    call.context->AddMetadata(Gate::kAuthorKey, kAuthor);
    call.begin = Now();
    call.reader = stub_->AsyncAppendRecords(call.context.get(), call.request, &queue_);
    call.reader->Finish(&call.response, &call.status, &call);
  }

  const UnaryLoad load_;
  const std::unique_ptr<v1::RegistryService::Stub> stub_;
  grpc::CompletionQueue queue_;
  int64_t next_number_ = 0;
};

}  // namespace

absl::StatusOr<Sample> RunUnaryLoad(const std::string& address, const UnaryLoad& load, Seconds time) {
  return UnaryClient(address, load).Run(time);
}

}  // namespace handover::bench
