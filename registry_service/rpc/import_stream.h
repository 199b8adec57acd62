#ifndef HANDOVER_REGISTRY_SERVICE_RPC_IMPORT_STREAM_H_
#define HANDOVER_REGISTRY_SERVICE_RPC_IMPORT_STREAM_H_

#include <grpcpp/support/server_callback.h>

#include <deque>
#include <memory>
#include <mutex>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "handover/registry/v1/registry_service.pb.h"
#include "registry_service/log/batch.h"
#include "registry_service/rpc/record_appender.h"
#include "service_host/feed.h"
#include "service_host/gate.h"
#include "service_host/send_timer.h"

namespace handover::registry {

// One ImportRecords call: reads batches while there is room for them, has them appended, and writes their answers in
// the order in which they came. It keeps a place at the feed, so that imports are bounded together with watches and
// hear that the service is stopping.
//
// Several threads tell it what has happened: gRPC's, the sequencer's, the pool's and the feed's. Each notes it down and
// calls Advance, where one thread at a time does what is to be done next. The stream ends once nobody else refers to
// it: no batch is on its way, and it does not wait at the feed. gRPC's OnDone, which comes after all its other calls,
// may then delete it.
class ImportStream : public grpc::ServerBidiReactor<v1::ImportRecordsRequest, v1::ImportRecordsResponse> {
 public:
  // `appender` and `feed` must outlive it. `pass` is the right to have it open, or why the caller has none.
  ImportStream(grpc::CallbackServerContext& context, const RecordAppender& appender, Feed& feed,
               absl::StatusOr<Gate::Pass> pass);

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override {}  // A read or write that fails tells the same.
  void OnDone() override;

 private:
  using Answer = absl::StatusOr<v1::AppendRecordsResponse>;

  // What is to be done next.
  enum class Step { kNothing, kWait, kRead, kAppend, kWrite, kLeaveFeed, kFinish };

  // Does what is to be done, unless another thread is at it: that one looks again then. `lock` is held and given back.
  // Nothing of the stream may be touched afterwards.
  void Advance(std::unique_lock<std::mutex> lock);
  Step Next();
  // Whether a batch has no answer yet, and whether one was refused: none behind it is taken then.
  bool IsAppending() const;
  bool HasRefusal() const;
  // Does `step` under no lock.
  void Do(Step step);

  // Appends the batch that was read.
  void Append();
  void TakeAnswer(int64_t number, Answer answer);
  void Fail(absl::Status reason);

  const RecordAppender& appender_;
  Feed& feed_;
  const absl::StatusOr<Gate::Pass> pass_;
  const std::shared_ptr<BatchSeries> series_ = std::make_shared<BatchSeries>();
  Feed::WatcherId watcher_ = 0;
  SendTimer send_timer_;  // Of whoever writes.

  std::mutex mutex_;  // Guards all below. `read_`, `written_` are of whoever reads or writes them meanwhile.
  bool is_advancing_ = false;
  bool has_news_ = false;  // Whether something has happened since the advancing thread has looked.

  bool is_reading_ = false;
  bool has_read_ = false;  // Whether `read_` holds a batch that is not appended yet.
  bool is_writing_ = false;
  bool is_at_feed_ = false;  // Whether it waits there.
  bool left_feed_ = false;   // Whether the wait was cancelled.
  bool is_closing_ = false;  // Whether the service is stopping: no batch is taken any more.
  bool has_ended_ = false;   // Whether the client will send no more.
  bool is_finished_ = false;
  absl::Status failure_;  // Why the stream ends early; OK until then.

  // Answers of the batches that were taken and are not answered yet, oldest first; empty where it has not come.
  std::deque<std::optional<Answer>> answers_;
  int64_t first_number_ = 0;  // The number of the first of them, counted over the stream.

  v1::ImportRecordsRequest read_;
  v1::ImportRecordsResponse written_;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_RPC_IMPORT_STREAM_H_
