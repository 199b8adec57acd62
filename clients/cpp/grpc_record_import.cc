#include "clients/cpp/grpc_record_import.h"

#include <utility>

#include "clients/cpp/channel.h"
#include "service_host/grpc_status.h"

namespace handover::client {

GrpcRecordImport::GrpcRecordImport(registry::v1::RegistryService::Stub& stub, const Caller& caller,
                                   const std::string& request_id)
    : attempt_(caller.options().observer, "handover.registry.v1.RegistryService/ImportRecords", request_id) {
  caller.Prepare(context_, request_id);
  stream_ = stub.AsyncImportRecords(&context_, &events_, TagOf(Event::kStarted));
}

GrpcRecordImport::~GrpcRecordImport() {
  context_.TryCancel();
  events_.Shutdown();
  void* tag = nullptr;
  bool ok = false;
  while (events_.Next(&tag, &ok)) {
  }
}

void GrpcRecordImport::Send(const registry::v1::AppendRecordsRequest& batch) {
  const Deadline deadline = std::chrono::system_clock::now() + kCallDeadline;
  while ((!is_started_ || is_sending_) && !is_broken_) {
    if (!TakeEvent(deadline)) return;  // Receive waits out the rest.
  }
  if (is_broken_) return;
  *sent_.mutable_batch() = batch;
  attempt_.Sent(sent_);
  is_sending_ = true;
  stream_->Write(sent_, TagOf(Event::kSent));
}

absl::StatusOr<registry::v1::AppendRecordsResponse> GrpcRecordImport::Receive() {
  const Deadline deadline = std::chrono::system_clock::now() + kCallDeadline;
  while (answers_.empty()) {
    if (is_finished_) {
      if (!status_.ok()) return FromGrpcStatus(status_);
      return absl::UnavailableError("the registry has ended the import before it has answered all of it");
    }
    if (!TakeEvent(deadline)) {
      context_.TryCancel();
      return absl::DeadlineExceededError("no answer to a batch in time");
    }
  }
  auto answer = std::move(answers_.front());
  answers_.pop_front();
  return answer;
}

bool GrpcRecordImport::TakeEvent(Deadline deadline) {
  void* tag = nullptr;
  bool ok = false;
  if (events_.AsyncNext(&tag, &ok, deadline) != grpc::CompletionQueue::GOT_EVENT) return false;
  if (!ok) is_broken_ = true;
  if (tag == TagOf(Event::kFinished)) {
    is_finished_ = true;
    attempt_.End(static_cast<absl::StatusCode>(status_.error_code()));
  } else if (tag == TagOf(Event::kSent)) {
    // Where it failed, the read that is under way still brings the answers that have come, and then fails too.
    is_sending_ = false;
  } else if (!ok) {
    stream_->Finish(&status_, TagOf(Event::kFinished));
  } else {
    if (tag == TagOf(Event::kReceived)) {
      attempt_.Received(received_);
      answers_.push_back(std::move(*received_.mutable_batch()));
    }
    is_started_ = true;
    stream_->Read(&received_, TagOf(Event::kReceived));
  }
  return true;
}

}  // namespace handover::client
