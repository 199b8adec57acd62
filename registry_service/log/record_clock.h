#ifndef HANDOVER_REGISTRY_SERVICE_LOG_RECORD_CLOCK_H_
#define HANDOVER_REGISTRY_SERVICE_LOG_RECORD_CLOCK_H_

#include <google/protobuf/timestamp.pb.h>

#include "absl/time/time.h"
#include "service_host/clock.h"

namespace handover::registry {

// Tells the times at which records are admitted: those of a clock, but never earlier than the time before, since a
// clock may be set back and the ledger's times may not. Used from one thread at a time.
class RecordClock {
 public:
  // `last` is the time of the ledger's last record; empty where there is none.
  RecordClock(Clock clock, const google::protobuf::Timestamp& last);

  // The time now.
  google::protobuf::Timestamp Now();

 private:
  const Clock clock_;
  absl::Time last_;
};

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_LOG_RECORD_CLOCK_H_
