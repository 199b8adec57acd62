#ifndef HANDOVER_CLIENTS_CPP_GRPC_RECORD_IMPORT_H_
#define HANDOVER_CLIENTS_CPP_GRPC_RECORD_IMPORT_H_

#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/support/async_stream.h>

#include <chrono>
#include <deque>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "clients/cpp/attempt.h"
#include "clients/cpp/caller.h"
#include "clients/cpp/record_import.h"
#include "handover/registry/v1/registry_service.grpc.pb.h"

namespace handover::client {

// The stream over gRPC. It is asynchronous inside, since a blocking read has no deadline of its own.
class GrpcRecordImport : public RecordImport {
 public:
  // An attempt at the call `request_id`. `stub` must outlive it.
  GrpcRecordImport(registry::v1::RegistryService::Stub& stub, const Caller& caller, const std::string& request_id);
  ~GrpcRecordImport() override;

  void Send(const registry::v1::AppendRecordsRequest& batch) override;
  absl::StatusOr<registry::v1::AppendRecordsResponse> Receive() override;

 private:
  using Deadline = std::chrono::system_clock::time_point;
  enum class Event { kStarted, kSent, kReceived, kFinished, kEventCount };

  void* TagOf(Event event) { return &tags_[static_cast<size_t>(event)]; }
  // Waits for one event. Returns false at the deadline, or once there are none.
  bool TakeEvent(Deadline deadline);
  ObservedAttempt attempt_;
  char tags_[static_cast<size_t>(Event::kEventCount)] = {};  // Their addresses name the events.
  grpc::CompletionQueue events_;
  grpc::ClientContext context_;
  std::unique_ptr<
      grpc::ClientAsyncReaderWriter<registry::v1::ImportRecordsRequest, registry::v1::ImportRecordsResponse>>
      stream_;

  bool is_started_ = false;
  bool is_sending_ = false;
  bool is_broken_ = false;    // Whether a read or write has failed: no more of them.
  bool is_finished_ = false;  // Whether `status_` is known.
  grpc::Status status_;
  registry::v1::ImportRecordsRequest sent_;
  registry::v1::ImportRecordsResponse received_;
  std::deque<registry::v1::AppendRecordsResponse> answers_;  // Received, and not asked for yet; at most kInFlightMax.
};

}  // namespace handover::client

#endif  // HANDOVER_CLIENTS_CPP_GRPC_RECORD_IMPORT_H_
