#include "registry_service/rpc/import_stream.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "registry_service/log/limits.h"
#include "service_host/grpc_status.h"
#include "service_host/queue_error.h"

namespace handover::registry {
namespace {

// No head is above this: only the end of the service is waited for.
constexpr ledger::Revision kNever{std::numeric_limits<int64_t>::max()};

}  // namespace

ImportStream::ImportStream(grpc::CallbackServerContext& context, const RecordAppender& appender, Feed& feed,
                           absl::StatusOr<Gate::Pass> pass)
    : appender_(appender), feed_(feed), pass_(std::move(pass)), send_timer_(context) {
  std::unique_lock lock(mutex_);
  if (!pass_.ok()) {
    Fail(pass_.status());
  } else if (const auto place = feed_.Join(); place.ok()) {
    watcher_ = *place;
  } else {
    Fail(place.status());
  }
  Advance(std::move(lock));
}

void ImportStream::OnReadDone(bool ok) {
  std::unique_lock lock(mutex_);
  is_reading_ = false;
  has_read_ = ok;
  has_ended_ = !ok;
  Advance(std::move(lock));
}

void ImportStream::OnWriteDone(bool ok) {
  send_timer_.End();
  std::unique_lock lock(mutex_);
  is_writing_ = false;
  if (!ok) Fail(send_timer_.WhyNotSent());
  Advance(std::move(lock));
}

void ImportStream::OnDone() {
  feed_.Leave(watcher_);
  delete this;
}

void ImportStream::Advance(std::unique_lock<std::mutex> lock) {
  has_news_ = true;
  if (is_advancing_) return;
  is_advancing_ = true;
  while (std::exchange(has_news_, false)) {
    for (Step step = Next(); step != Step::kNothing; step = Next()) {
      lock.unlock();
      Do(step);
      if (step == Step::kFinish) return;
      lock.lock();
    }
  }
  is_advancing_ = false;
}

// Each step is noted down as taken before the lock is given up.
ImportStream::Step ImportStream::Next() {
  if (is_finished_) return Step::kNothing;
  if (failure_.ok() && !is_writing_ && !answers_.empty() && answers_.front().has_value()) {
    Answer answer = *std::move(answers_.front());
    answers_.pop_front();
    ++first_number_;
    if (answer.ok()) {
      *written_.mutable_batch() = *std::move(answer);
      is_writing_ = true;
      return Step::kWrite;
    }
    Fail(answer.status());
  }
  // At the end of the service what was taken is still answered.
  if (is_closing_ && answers_.empty()) Fail(ShuttingDown());
  const bool is_over = !failure_.ok() || (has_ended_ && !has_read_ && answers_.empty());
  if (is_over) {
    if (is_at_feed_ && !left_feed_) {
      left_feed_ = true;
      return Step::kLeaveFeed;
    }
    if (is_at_feed_ || is_writing_ || IsAppending()) return Step::kNothing;
    is_finished_ = true;
    return Step::kFinish;
  }
  if (is_closing_ || HasRefusal()) return Step::kNothing;
  if (!is_at_feed_) {
    is_at_feed_ = true;
    return Step::kWait;
  }
  if (has_read_) {
    has_read_ = false;
    answers_.emplace_back();
    return Step::kAppend;
  }
  // A batch whose answer is being written is still waiting for it.
  if (!is_reading_ && !has_ended_ && answers_.size() + (is_writing_ ? 1 : 0) < kImportBatchesInFlightMax) {
    is_reading_ = true;
    return Step::kRead;
  }
  return Step::kNothing;
}

bool ImportStream::IsAppending() const {
  return std::ranges::any_of(answers_, [](const std::optional<Answer>& answer) { return !answer.has_value(); });
}

bool ImportStream::HasRefusal() const {
  return std::ranges::any_of(answers_,
                             [](const std::optional<Answer>& answer) { return answer.has_value() && !answer->ok(); });
}

void ImportStream::Do(Step step) {
  switch (step) {
    case Step::kNothing:
      return;
    case Step::kWait:
      return feed_.Wait(watcher_, kNever, [this](Feed::Wake wake) {
        std::unique_lock lock(mutex_);
        is_at_feed_ = false;
        is_closing_ = wake == Feed::Wake::kClosed;
        Advance(std::move(lock));
      });
    case Step::kRead:
      return StartRead(&read_);
    case Step::kAppend:
      return Append();
    case Step::kWrite:
      send_timer_.Begin(pass_->send_time_max());
      return StartWrite(&written_);
    case Step::kLeaveFeed:
      return feed_.Cancel(watcher_);
    case Step::kFinish:
      return Finish(ToGrpcStatus(failure_));
  }
}

void ImportStream::Append() {
  // Only the advancing thread adds to the answers, so that the last of them is the one of this batch.
  std::unique_lock lock(mutex_);
  const int64_t number = first_number_ + static_cast<int64_t>(answers_.size()) - 1;
  lock.unlock();
  appender_.Append(read_.batch(), pass_->caller(), series_,
                   [this, number](Answer answer) { TakeAnswer(number, std::move(answer)); });
}

void ImportStream::TakeAnswer(int64_t number, Answer answer) {
  std::unique_lock lock(mutex_);
  answers_[static_cast<size_t>(number - first_number_)] = std::move(answer);
  Advance(std::move(lock));
}

// The first reason counts.
void ImportStream::Fail(absl::Status reason) {
  if (failure_.ok()) failure_ = std::move(reason);
}

}  // namespace handover::registry
