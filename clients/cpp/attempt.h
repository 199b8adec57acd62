#ifndef HANDOVER_CLIENTS_CPP_ATTEMPT_H_
#define HANDOVER_CLIENTS_CPP_ATTEMPT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace handover::client {

// One attempt at a call, from its start to its status. A call that is tried again is several.
struct Attempt {
  std::string_view method;  // "handover.registry.v1.RegistryService/GetRecord"
  std::string request_id;   // The same for all attempts at one call.
  absl::StatusCode status = absl::StatusCode::kOk;
  absl::Duration duration;
  int64_t sent_bytes = 0;      // Of all messages, as they are before compression.
  int64_t received_bytes = 0;  // Likewise.
};

// Is told of every attempt that a client makes. Called from whichever thread makes it, several at a time; it must not
// block.
class AttemptObserver {
 public:
  virtual ~AttemptObserver() = default;
  virtual void AttemptStarted(std::string_view method) = 0;
  virtual void AttemptEnded(const Attempt& attempt) = 0;
};

// Watches over one attempt, and tells `observer`, which may be null. Not thread-safe.
class ObservedAttempt {
 public:
  // `method` must outlive it.
  ObservedAttempt(AttemptObserver* observer, std::string_view method, std::string request_id);
  // An attempt that was given up without a status counts as cancelled.
  ~ObservedAttempt() { End(absl::StatusCode::kCancelled); }
  ObservedAttempt(const ObservedAttempt&) = delete;
  ObservedAttempt& operator=(const ObservedAttempt&) = delete;

  // What is sent and received is measured only if somebody wants to know.
  template <typename Message>
  void Sent(const Message& message) {
    if (observer_ != nullptr) attempt_.sent_bytes += static_cast<int64_t>(message.ByteSizeLong());
  }
  template <typename Message>
  void Received(const Message& message) {
    if (observer_ != nullptr) attempt_.received_bytes += static_cast<int64_t>(message.ByteSizeLong());
  }
  // The attempt has ended. Only the first end counts.
  void End(absl::StatusCode status);

 private:
  AttemptObserver* observer_;  // Null once the end was told.
  Attempt attempt_;
  absl::Time start_;
};

}  // namespace handover::client

#endif  // HANDOVER_CLIENTS_CPP_ATTEMPT_H_
