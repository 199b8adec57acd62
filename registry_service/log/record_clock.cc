#include "registry_service/log/record_clock.h"

#include <algorithm>
#include <utility>

namespace handover::registry {
namespace {

google::protobuf::Timestamp ToProto(absl::Time time) {
  google::protobuf::Timestamp proto;
  proto.set_seconds(absl::ToUnixSeconds(time));
  proto.set_nanos(static_cast<int>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(proto.seconds()))));
  return proto;
}

}  // namespace

RecordClock::RecordClock(Clock clock, const google::protobuf::Timestamp& last)
    : clock_(std::move(clock)),
      last_(absl::FromUnixSeconds(last.seconds()) + absl::Nanoseconds(last.nanos())),
      settled_(last_) {}

void RecordClock::BeginGroup() {
  const std::lock_guard lock(mutex_);
  is_in_group_ = true;
}

google::protobuf::Timestamp RecordClock::Next() {
  const std::lock_guard lock(mutex_);
  last_ = std::max(last_ + absl::Nanoseconds(1), clock_());
  return ToProto(last_);
}

void RecordClock::EndGroup() {
  const std::lock_guard lock(mutex_);
  is_in_group_ = false;
  settled_ = last_;
}

google::protobuf::Timestamp RecordClock::Settled() {
  const std::lock_guard lock(mutex_);
  if (!is_in_group_) {
    last_ = std::max(last_, clock_());
    settled_ = last_;
  }
  return ToProto(settled_);
}

}  // namespace handover::registry
