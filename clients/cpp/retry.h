#ifndef HANDOVER_CLIENTS_CPP_RETRY_H_
#define HANDOVER_CLIENTS_CPP_RETRY_H_

#include <functional>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace handover::client {

// How a pause is made, and how it is spread so that many clients do not come back at once; a test gives its own.
struct Pause {
  std::function<void(absl::Duration)> sleep;
  std::function<double()> random;  // From 0 up to, not with, 1.
};

// A pause in earnest, spread by the machine's own chance.
Pause RealPause();

// How often one thing is tried, the first time included.
inline constexpr int kTriesMax = 5;

// Decides whether one thing that failed is tried again, and makes the pauses between. What is tried must be safe to
// repeat. Not thread-safe.
class Retry {
 public:
  explicit Retry(Pause pause) : pause_(std::move(pause)) {}

  // After a try that ended with `error`: pauses and returns true if there is to be another, false if not. There is
  // after UNAVAILABLE, and after an error that says after which time (RetryInfo), up to kTriesMax tries. The pauses
  // double from 0.2 seconds, each shortened by up to half, and are never shorter than the error asks for.
  bool PauseAfter(const absl::Status& error);

  // A try went well: the next failure is a first one again.
  void Succeeded() { failures_ = 0; }

 private:
  const Pause pause_;
  int failures_ = 0;
};

}  // namespace handover::client

#endif  // HANDOVER_CLIENTS_CPP_RETRY_H_
