#ifndef HANDOVER_CLIENTS_CPP_RETRY_H_
#define HANDOVER_CLIENTS_CPP_RETRY_H_

#include <functional>
#include <limits>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace handover::client {

// How a pause is made, and how it is spread so that many clients do not come back at once; a test gives its own.
struct Pause {
  std::function<void(absl::Duration)> sleep;
  std::function<double()> random;  // From 0 up to, not with, 1.
};

// A pause in earnest, spread by the machine's own chance. Not thread-safe.
Pause RealPause();

// The policy. clients/service_config.json says the same to gRPC clients of any language.

// How often one thing is tried, the first time included.
inline constexpr int kTriesMax = 5;
// For who tries until it is told to stop.
inline constexpr int kTriesWithoutEnd = std::numeric_limits<int>::max();
// The longest pause after the first failure. It doubles with each failure, up to kPauseMax.
inline constexpr absl::Duration kFirstPause = absl::Milliseconds(200);
inline constexpr absl::Duration kPauseMax = absl::Seconds(2);
// A service may ask for a longer pause than anybody would wait.
inline constexpr absl::Duration kAskedPauseMax = absl::Seconds(5);

// Whether a failure may be over in a moment: UNAVAILABLE, and whatever says after which time to try again (RetryInfo).
bool IsPassing(const absl::Status& error);

// Decides whether one thing that failed is tried again, and how long the pauses between are. What is tried must be safe
// to repeat. Not thread-safe.
class Retry {
 public:
  explicit Retry(Pause pause, int tries_max = kTriesMax) : pause_(std::move(pause)), tries_max_(tries_max) {}

  // How long to wait after a try that ended with `error`, whatever it is, before the next; nothing if `tries_max` have
  // failed. The pauses are shortened by up to half, and never shorter than the error asks for.
  std::optional<absl::Duration> NextPause(const absl::Status& error);

  // After a try that ended with `error`: pauses and returns true if there is to be another, false if not. There is
  // after a failure that passes, if there are tries left and the pause is over before `left` is.
  bool PauseAfter(const absl::Status& error, absl::Duration left = absl::InfiniteDuration());

  // A try went well: the next failure is a first one again.
  void Succeeded() { failures_ = 0; }

 private:
  const Pause pause_;
  const int tries_max_;
  int failures_ = 0;
};

}  // namespace handover::client

#endif  // HANDOVER_CLIENTS_CPP_RETRY_H_
