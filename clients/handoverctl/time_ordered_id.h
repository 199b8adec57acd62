#ifndef HANDOVER_CLIENTS_HANDOVERCTL_TIME_ORDERED_ID_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_TIME_ORDERED_ID_H_

#include <cstdint>
#include <functional>
#include <string>

#include "absl/time/time.h"

namespace handover::ctl {

// A new id of a record: a UUID of version 7 (RFC 9562), which begins with the time in milliseconds, so that ids come in
// the order in which they were made. `random` gives 64 random bits at a time.
std::string TimeOrderedId(absl::Time now, const std::function<uint64_t()>& random);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_TIME_ORDERED_ID_H_
