#ifndef HANDOVER_REGISTRY_SERVICE_LOG_RECORD_CLOCK_H_
#define HANDOVER_REGISTRY_SERVICE_LOG_RECORD_CLOCK_H_

#include <google/protobuf/timestamp.pb.h>

#include <mutex>

#include "absl/time/time.h"
#include "service_host/clock.h"

namespace handover::registry {

// Tells the times at which records are admitted: those of a clock, but each later than the one before, since a clock
// may be set back and the ledger's times may not. It also knows up to which time the ledger is settled. Safe from any
// thread.
class RecordClock {
 public:
  // `last` is the time of the ledger's last record; empty where there is none.
  RecordClock(Clock clock, const google::protobuf::Timestamp& last);

  // Says that a group of batches is about to be admitted.
  void BeginGroup();

  // The time of the next batch, between BeginGroup and EndGroup.
  google::protobuf::Timestamp Next();

  // Says that what the group has admitted can be read.
  void EndGroup();

  // The time up to which nothing will be recorded any more: what has been can be read.
  google::protobuf::Timestamp Settled();

 private:
  const Clock clock_;
  std::mutex mutex_;  // Guards what follows.
  absl::Time last_;
  absl::Time settled_;
  bool is_in_group_ = false;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_LOG_RECORD_CLOCK_H_
