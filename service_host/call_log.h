#ifndef HANDOVER_SERVICE_HOST_CALL_LOG_H_
#define HANDOVER_SERVICE_HOST_CALL_LOG_H_

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/status.h"
#include "service_host/log.h"
#include "service_host/token_buckets.h"

namespace handover {

// Logs the calls that an operator may want to look into: those that failed and those that were slow. Bounded in rate,
// so that whoever fails on purpose cannot fill a disk. Safe from any thread.
class CallLog {
 public:
  // How many lines there are a second, and at once after a silence.
  static constexpr double kLinesPerSecond = 10;
  static constexpr double kLinesBurst = 100;
  // From when on a call with one answer is slow.
  static constexpr std::chrono::milliseconds kSlow{1000};

  struct Call {
    std::string method;
    std::string request_id;
    absl::Status status;
    std::chrono::nanoseconds duration{};
    bool is_stream = false;  // One that takes its time, and that a client ends as it pleases.
  };

  explicit CallLog(TokenBuckets::SteadyClock clock, std::function<void(const LogEvent&)> write = Log)
      : lines_(kLinesPerSecond, kLinesBurst, std::move(clock)), write_(std::move(write)) {}

  // Logs `call`, which has ended, if it is of those.
  void Ended(const Call& call);

 private:
  TokenBuckets lines_;
  const std::function<void(const LogEvent&)> write_;
  std::atomic<int64_t> left_out_ = 0;  // How many lines there was no room for since the last one.
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_CALL_LOG_H_
