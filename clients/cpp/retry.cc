#include "clients/cpp/retry.h"

#include <algorithm>
#include <random>

#include "absl/time/clock.h"
#include "service_host/error.h"

namespace handover::client {
namespace {

constexpr absl::Duration kFirstPause = absl::Milliseconds(200);
// A service may ask for a longer pause than anybody would wait.
constexpr absl::Duration kAskedPauseMax = absl::Seconds(5);

}  // namespace

Pause RealPause() {
  return {.sleep = absl::SleepFor, .random = [engine = std::mt19937_64(std::random_device{}())]() mutable {
            return std::uniform_real_distribution<double>(0.0, 1.0)(engine);
          }};
}

bool Retry::PauseAfter(const absl::Status& error) {
  const auto asked = RetryDelayOf(error);
  if (error.code() != absl::StatusCode::kUnavailable && !asked.has_value()) return false;
  if (++failures_ >= kTriesMax) return false;
  const absl::Duration backoff = kFirstPause * (1 << (failures_ - 1)) * (1.0 - pause_.random() / 2);
  const absl::Duration least = asked.has_value() ? absl::FromChrono(*asked) : absl::ZeroDuration();
  pause_.sleep(std::max(backoff, std::min(least, kAskedPauseMax)));
  return true;
}

}  // namespace handover::client
