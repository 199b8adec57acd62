#include "registry_service/log/record_clock.h"

#include <algorithm>
#include <utility>

namespace handover::registry {

RecordClock::RecordClock(Clock clock, const google::protobuf::Timestamp& last)
    : clock_(std::move(clock)), last_(absl::FromUnixSeconds(last.seconds()) + absl::Nanoseconds(last.nanos())) {}

google::protobuf::Timestamp RecordClock::Now() {
  last_ = std::max(last_, clock_());
  google::protobuf::Timestamp now;
  now.set_seconds(absl::ToUnixSeconds(last_));
  now.set_nanos(static_cast<int>(absl::ToInt64Nanoseconds(last_ - absl::FromUnixSeconds(now.seconds()))));
  return now;
}

}  // namespace handover::registry
