#include "tests/bench/ledger_import_load.h"

#include <grpcpp/client_context.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "clients/cpp/channel.h"
#include "handover/registry/v1/registry_service.grpc.pb.h"
#include "service_host/gate.h"
#include "service_host/grpc_status.h"
#include "tests/bench/ledger_records.h"

namespace handover::bench {
namespace {

namespace v1 = registry::v1;

// When the batches that are under way were sent, the oldest first. Safe from any thread.
class Window {
 public:
  explicit Window(size_t most) : most_(most) {}

  // Waits until there is room for one more. False if there will be none.
  bool Enter() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return sent_.size() < most_ || is_closed_; });
    if (is_closed_) return false;
    sent_.push_back(Now());
    return true;
  }

  // Takes out the oldest, and returns when it was sent.
  Instant Leave() {
    const std::lock_guard lock(mutex_);
    const Instant sent = sent_.front();
    sent_.pop_front();
    changed_.notify_one();
    return sent;
  }

  void Close() {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
    changed_.notify_one();
  }

 private:
  const size_t most_;
  std::mutex mutex_;  // Guards all below.
  std::condition_variable changed_;
  std::deque<Instant> sent_;
  bool is_closed_ = false;
};

}  // namespace

absl::StatusOr<Sample> RunImportLoad(const std::string& address, const ImportLoad& load, Seconds time) {
  const auto stub = v1::RegistryService::NewStub(client::Connect(address));
  grpc::ClientContext context;
  context.AddMetadata(Gate::kAuthorKey, kAuthor);
  const auto stream = stub->ImportRecords(&context);
  Window window(static_cast<size_t>(load.in_flight));
  v1::ImportRecordsRequest request;
  *request.mutable_batch() = MakeBatch(load.batch);
  request.mutable_batch()->set_with_proofs(load.with_proofs);
  const Instant begin = Now();
  const Instant end = begin + std::chrono::duration_cast<Instant::duration>(time);
  std::thread sender([&] {
    for (int64_t number = 0; Now() < end && (load.batches_max == 0 || number < load.batches_max); ++number) {
      NumberBatch(*request.mutable_batch(), number);
      if (!window.Enter() || !stream->Write(request)) return;
    }
    stream->WritesDone();
  });
  Meter meter;
  v1::ImportRecordsResponse response;
  while (stream->Read(&response)) meter.Add(Now() - window.Leave(), load.batch);
  const Seconds taken = Now() - begin;
  window.Close();
  sender.join();
  if (const grpc::Status status = stream->Finish(); !status.ok()) return FromGrpcStatus(status);
  return meter.Over(taken);
}

}  // namespace handover::bench
