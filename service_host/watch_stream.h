#ifndef HANDOVER_SERVICE_HOST_WATCH_STREAM_H_
#define HANDOVER_SERVICE_HOST_WATCH_STREAM_H_

#include <grpcpp/support/server_callback.h>

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ledger/entry.h"
#include "service_host/feed.h"
#include "service_host/gate.h"
#include "service_host/grpc_status.h"
#include "service_host/send_timer.h"
#include "service_host/worker_pool.h"

namespace handover {

// One server stream that follows something, from its first message to its status.
//
// It is one loop, and at any time exactly one holds it: a write under way (until OnWriteDone), a read in the pool, or a
// wait at the feed. Whoever holds the loop hands it on, or ends the stream, as the last thing that it does, and touches
// nothing of the stream afterwards: by then another thread may go on with it. OnCancel does not hold the loop; it only
// asks the feed to wake a wait.
//
// So when the stream ends nobody else refers to it, and gRPC's OnDone, which comes after the end and after OnCancel,
// may delete it.
template <typename Message>
class WatchStream : public grpc::ServerWriteReactor<Message> {
 public:
  // Feed and pool must outlive it. `pass` is the right to have it open, or why the caller has none.
  WatchStream(grpc::CallbackServerContext& context, Feed& feed, WorkerPool& pool, absl::StatusOr<Gate::Pass> pass)
      : feed_(feed), pool_(pool), pass_(std::move(pass)), send_timer_(context) {}

  void OnWriteDone(bool ok) final {
    // A sent chunk is let go at once: a thousand idle watches must not hold a mebibyte each.
    message_ = Message();
    send_timer_.End();
    if (ok) return Continue();
    End(send_timer_.WhyNotSent());
  }
  void OnCancel() final { feed_.Cancel(watcher_); }
  void OnDone() final {
    feed_.Leave(watcher_);
    delete this;
  }

 protected:
  // Starts the stream: ends it if the caller may not have it, or with `valid` if that is not OK, and sends `first`
  // otherwise.
  void Begin(const absl::Status& valid, Message first) {
    if (!pass_.ok()) return End(pass_.status());
    if (!valid.ok()) return End(valid);
    const auto place = feed_.Join();
    if (!place.ok()) return End(place.status());
    watcher_ = *place;
    Send(std::move(first));
  }

 private:
  // Puts what comes next into `message`, or says only how far the stream is, and moves on. Runs on the pool.
  virtual absl::Status Read(Message& message) = 0;
  // Whether there is something to read now.
  virtual bool IsBehind() const = 0;
  // Why the stream ends when the service stops, and where to go on.
  virtual absl::Status Stopping() const = 0;
  // There is nothing to read until the feed's head is above this.
  virtual ledger::Revision position() const = 0;

  // Each of these has the loop and hands it on.
  void Send(Message message) {
    message_ = std::move(message);
    send_timer_.Begin(pass_->send_time_max());
    this->StartWrite(&message_);
  }
  void Continue() {
    // A watch that is far behind never waits, so that it has to ask whether the service is stopping.
    if (feed_.closed()) return End(Stopping());
    if (IsBehind()) return QueueRead();
    feed_.Wait(watcher_, position(), [this](Feed::Wake wake) { Wake(wake); });
  }
  void Wake(Feed::Wake wake) {
    if (wake == Feed::Wake::kCancelled) return End(absl::CancelledError("the client has gone"));
    if (wake == Feed::Wake::kClosed) return End(Stopping());
    QueueRead();
  }
  void QueueRead() {
    const absl::Status queued = pool_.Submit([this] {
      Message message;
      const absl::Status read = Read(message);
      if (!read.ok()) return End(read);
      Send(std::move(message));
    });
    if (!queued.ok()) End(queued);
  }
  void End(const absl::Status& status) { this->Finish(ToGrpcStatus(status)); }

  Feed& feed_;
  WorkerPool& pool_;
  const absl::StatusOr<Gate::Pass> pass_;
  SendTimer send_timer_;
  Feed::WatcherId watcher_ = 0;
  Message message_;  // What is being sent.
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_WATCH_STREAM_H_
