#ifndef HANDOVER_SERVICE_HOST_TOKEN_BUCKETS_H_
#define HANDOVER_SERVICE_HOST_TOKEN_BUCKETS_H_

#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>

namespace handover {

// How often each caller may call: a bucket of tokens for each, which fills at a steady rate, and of which a call takes
// one. Safe from any thread.
class TokenBuckets {
 public:
  using Instant = std::chrono::steady_clock::time_point;
  using SteadyClock = std::function<Instant()>;

  // `per_second` tokens come in each second, above 0; up to `burst` of them, at least 1. Of kCountedCallersMax callers
  // buckets that are full again are forgotten first; were there more callers than this with less than full buckets, the
  // next ones share one.
  TokenBuckets(double per_second, double burst, SteadyClock clock)
      : per_second_(per_second), burst_(burst), clock_(std::move(clock)) {}

  // Takes a token of `caller`. Returns zero if there was one, and otherwise after which time there will be.
  std::chrono::milliseconds Take(const std::string& caller);

 private:
  struct Bucket {
    double tokens;
    Instant filled;
  };

  // What `bucket` holds at `now`.
  double TokensAt(const Bucket& bucket, Instant now) const;
  void ForgetFull(Instant now);

  const double per_second_;
  const double burst_;
  const SteadyClock clock_;

  std::mutex mutex_;  // Guards what follows.
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace handover

#endif  // HANDOVER_SERVICE_HOST_TOKEN_BUCKETS_H_
