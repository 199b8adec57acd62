#include "clients/cpp/retry.h"

#include <algorithm>
#include <random>

#include "absl/time/clock.h"
#include "service_host/error.h"

namespace handover::client {
namespace {

// After so many failures a pause has long been as long as it gets.
constexpr int kDoublingsMax = 16;

// What the error asks for; no pause if it asks for none.
absl::Duration AskedFor(const absl::Status& error) {
  const auto asked = RetryDelayOf(error);
  return asked.has_value() ? absl::FromChrono(*asked) : absl::ZeroDuration();
}

}  // namespace

Pause RealPause() {
  return {.sleep = absl::SleepFor, .random = [engine = std::minstd_rand(std::random_device{}())]() mutable {
            return std::uniform_real_distribution<double>(0.0, 1.0)(engine);
          }};
}

bool IsPassing(const absl::Status& error) {
  return error.code() == absl::StatusCode::kUnavailable || RetryDelayOf(error).has_value();
}

std::optional<absl::Duration> Retry::NextPause(const absl::Status& error) {
  if (failures_ >= tries_max_ - 1) return std::nullopt;
  const absl::Duration longest = std::min(kFirstPause * (1 << std::min(failures_, kDoublingsMax)), kPauseMax);
  ++failures_;
  return std::max(longest * (1.0 - pause_.random() / 2), std::min(AskedFor(error), kAskedPauseMax));
}

bool Retry::PauseAfter(const absl::Status& error, absl::Duration left) {
  if (!IsPassing(error) || AskedFor(error) >= left) return false;
  const auto pause = NextPause(error);
  if (!pause.has_value() || *pause >= left) return false;
  pause_.sleep(*pause);
  return true;
}

}  // namespace handover::client
