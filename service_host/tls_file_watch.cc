#include "service_host/tls_file_watch.h"

#include <optional>
#include <utility>

#include "service_host/log.h"

namespace handover {

TlsFileWatch::TlsFileWatch(TlsFiles files, Clock clock)
    : files_(std::move(files)), clock_(std::move(clock)), thread_([this] { Run(); }) {}

TlsFileWatch::~TlsFileWatch() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  stop_.notify_one();
  thread_.join();
}

void TlsFileWatch::Run() {
  std::unique_lock lock(mutex_);
  while (!is_stopping_) {
    lock.unlock();
    Look();
    lock.lock();
    stop_.wait_for(lock, kLookInterval, [this] { return is_stopping_; });
  }
}

void TlsFileWatch::Look() {
  const std::optional<TlsFileNews::Line> line = news_.Next(ExpiryOfTlsFiles(files_), clock_());
  if (!line.has_value()) return;
  if (line->is_warning) {
    LogWarning("tls_files_need_care", line->text);
  } else {
    LogInfo("tls_files_in_order", line->text);
  }
}

}  // namespace handover
