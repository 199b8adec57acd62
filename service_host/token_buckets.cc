#include "service_host/token_buckets.h"

#include <algorithm>
#include <cmath>

#include "service_host/limits.h"

namespace handover {
namespace {

// Whom those callers share a bucket with for whom there is none.
constexpr char kEverybodyElse[] = "";

}  // namespace

std::chrono::milliseconds TokenBuckets::Take(const std::string& caller) {
  const Instant now = clock_();
  const std::lock_guard lock(mutex_);
  auto found = buckets_.find(caller);
  if (found == buckets_.end()) {
    if (buckets_.size() >= kCountedCallersMax) ForgetFull(now);
    found =
        buckets_.try_emplace(buckets_.size() < kCountedCallersMax ? caller : kEverybodyElse, Bucket{burst_, now}).first;
  }
  Bucket& bucket = found->second;
  bucket = {TokensAt(bucket, now), now};
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return std::chrono::milliseconds(0);
  }
  return std::chrono::milliseconds(static_cast<int64_t>(std::ceil((1 - bucket.tokens) / per_second_ * 1000)));
}

double TokenBuckets::TokensAt(const Bucket& bucket, Instant now) const {
  const std::chrono::duration<double> passed = now - bucket.filled;
  return std::min(burst_, bucket.tokens + passed.count() * per_second_);
}

void TokenBuckets::ForgetFull(Instant now) {
  std::erase_if(buckets_, [&](const auto& entry) { return TokensAt(entry.second, now) >= burst_; });
}

}  // namespace handover
