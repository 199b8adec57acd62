#ifndef HANDOVER_CLIENTS_CPP_RESUMING_WATCH_H_
#define HANDOVER_CLIENTS_CPP_RESUMING_WATCH_H_

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "clients/cpp/retry.h"
#include "clients/cpp/watch.h"

namespace handover::client {

// Whether a watch that has ended with `status` would end so again: it asks for what cannot be had, or what is watched
// is not what it was. Everything else may be a matter of the connection.
bool EndsWatch(const absl::Status& status);

// Told whenever a stream was lost that is to be taken up again, and why; from the thread that reads.
using OnLost = std::function<void(const absl::Status& why)>;

// How a watch goes on.
struct ResumeOptions {
  OnLost on_lost = [](const absl::Status&) {};
  // Whether such a status ends the watch.
  std::function<bool(const absl::Status& status)> ends = EndsWatch;
  // How often the first stream is tried. Once there was one, the watch goes on for as long as it takes.
  int tries_to_begin = kTriesMax;
};

// A watch that outlasts its streams: when one is lost, the next begins where that one stopped, so that nothing is told
// twice and nothing is left out. The pauses before are those of Retry. It ends with a status that ends it, with
// DATA_LOSS if what comes is not what follows, and after Cancel.
//
// `Cursor` knows where it stands (RecordCursor, MismatchCursor). Read and Finish are called from one thread; Cancel
// from any thread at any time.
template <typename Cursor, typename Stream = Watch<typename Cursor::Message>>
class ResumingWatch {
 public:
  using Message = typename Cursor::Message;
  // Begins a stream.
  using Open = std::function<std::unique_ptr<Stream>(const typename Cursor::Request& request)>;

  // Watches from what `cursor` asks for on. The first stream begins with the first Read.
  ResumingWatch(Open open, Cursor cursor, ResumeOptions options, Pause pause)
      : open_(std::move(open)),
        options_(std::move(options)),
        cursor_(std::move(cursor)),
        before_begin_(pause, options_.tries_to_begin),
        after_begin_(std::move(pause), kTriesWithoutEnd) {}
  ResumingWatch(const ResumingWatch&) = delete;
  ResumingWatch& operator=(const ResumingWatch&) = delete;

  // Waits for the next message, over as many streams as it takes. False once there will be none: Finish then says why.
  bool Read(Message& message) {
    while (end_.ok() && BeginStream()) {
      if (stream_->Read(message)) {
        end_ = cursor_.Take(message);
        if (!end_.ok()) break;
        has_begun_ = true;
        after_begin_.Succeeded();
        return true;
      }
      const absl::Status lost = EndStream();
      if (!WaitAfter(lost)) end_ = is_cancelled() ? absl::CancelledError("the watch was cancelled") : lost;
    }
    return false;
  }

  // Says why the watch ended, CANCELLED after Cancel. Call it after Read has returned false.
  absl::Status Finish() { return end_; }

  // Ends the watch. A Read that waits returns false soon.
  void Cancel() {
    {
      const std::lock_guard lock(mutex_);
      is_cancelled_ = true;
      if (stream_ != nullptr) stream_->Cancel();
    }
    cancelled_.notify_all();
  }

 private:
  // Sees to it that there is a stream. False after Cancel.
  bool BeginStream() {
    const std::lock_guard lock(mutex_);
    if (is_cancelled_) {
      end_ = absl::CancelledError("the watch was cancelled");
      return false;
    }
    if (stream_ != nullptr) return true;
    cursor_.BeginStream();
    stream_ = open_(cursor_.request());
    return true;
  }

  // Ends the stream, and says why there is no more of it.
  absl::Status EndStream() {
    const absl::Status end = stream_->Finish();
    const std::lock_guard lock(mutex_);
    stream_ = nullptr;
    return end.ok() ? absl::UnavailableError("the service ended the watch") : end;
  }

  // After a stream that ended with `lost`: waits until it is time for the next. False if there is to be none.
  bool WaitAfter(const absl::Status& lost) {
    if (is_cancelled() || options_.ends(lost)) return false;
    const auto pause = (has_begun_ ? after_begin_ : before_begin_).NextPause(lost);
    if (!pause.has_value()) return false;
    options_.on_lost(lost);
    std::unique_lock lock(mutex_);
    return !cancelled_.wait_for(lock, absl::ToChronoNanoseconds(*pause), [this] { return is_cancelled_; });
  }

  bool is_cancelled() {
    const std::lock_guard lock(mutex_);
    return is_cancelled_;
  }

  // Of the thread that reads alone.
  const Open open_;
  const ResumeOptions options_;
  Cursor cursor_;
  bool has_begun_ = false;  // Whether a message has come.
  Retry before_begin_;
  Retry after_begin_;
  absl::Status end_;  // Why there is nothing more; OK until then.

  std::mutex
      mutex_;  // Guards what follows; `stream_` is read without it by the thread that reads, which alone sets it.
  std::condition_variable cancelled_;
  bool is_cancelled_ = false;
  std::unique_ptr<Stream> stream_;
};

}  // namespace handover::client

#endif  // HANDOVER_CLIENTS_CPP_RESUMING_WATCH_H_
