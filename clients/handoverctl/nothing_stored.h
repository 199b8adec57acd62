#ifndef HANDOVER_CLIENTS_HANDOVERCTL_NOTHING_STORED_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_NOTHING_STORED_H_

#include "absl/status/status.h"

namespace handover::ctl {

// Whether the code alone says that nothing of the batch is stored, and so nothing after it. After any other, answers
// may have been lost on their way.
inline bool NothingStored(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kPermissionDenied:
    case absl::StatusCode::kResourceExhausted:
    case absl::StatusCode::kUnauthenticated:
      return true;
    default:
      return false;
  }
}

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_NOTHING_STORED_H_
