#ifndef HANDOVER_SERVICE_HOST_TLS_FILE_WATCH_H_
#define HANDOVER_SERVICE_HOST_TLS_FILE_WATCH_H_

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "service_host/clock.h"
#include "service_host/tls_file_news.h"
#include "service_host/tls_files.h"

namespace handover {

// Looks at the files of TLS from time to time, in a thread of its own, and logs what an operator must hear of them:
// gRPC, which reads them too, says nothing.
class TlsFileWatch {
 public:
  // A renewal replaces one file after the other: whoever looks rarely seldom sees it in the middle.
  static constexpr std::chrono::seconds kLookInterval{5};

  // `files` are those that CheckTlsFiles has passed.
  TlsFileWatch(TlsFiles files, Clock clock);
  ~TlsFileWatch();
  TlsFileWatch(const TlsFileWatch&) = delete;
  TlsFileWatch& operator=(const TlsFileWatch&) = delete;

 private:
  void Run();
  void Look();

  const TlsFiles files_;
  const Clock clock_;
  TlsFileNews news_;

  std::mutex mutex_;  // Guards what follows.
  std::condition_variable stop_;
  bool is_stopping_ = false;

  std::thread thread_;
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_TLS_FILE_WATCH_H_
