#ifndef HANDOVER_CLIENTS_CPP_MISMATCH_CURSOR_H_
#define HANDOVER_CLIENTS_CPP_MISMATCH_CURSOR_H_

#include <cstdint>
#include <limits>
#include <string>
#include <tuple>
#include <utility>

#include "absl/status/status.h"
#include "handover/reconciliation/v1/reconciliation_service.pb.h"

namespace handover::client {

// Where a watch of mismatches stands, over all the streams that it takes. Not thread-safe.
class MismatchCursor {
 public:
  using Request = reconciliation::v1::WatchMismatchesRequest;
  using Message = reconciliation::v1::WatchMismatchesResponse;

  explicit MismatchCursor(Request request) : request_(std::move(request)) {}

  // What to ask for in order to go on behind the last message that had a basis.
  const Request& request() const { return request_; }

  // The messages from now on are those of another stream, which was asked for request(): it may begin with events that
  // were taken behind that basis.
  void BeginStream() { may_repeat_ = true; }

  // Takes the next message, and takes out of it what was taken before. Fails with DATA_LOSS if it is of another ledger
  // than those before, or its events are out of order.
  absl::Status Take(Message& message);

 private:
  // Events come in this order: seconds and nanoseconds of their time, and the name of their mismatch.
  using Place = std::tuple<int64_t, int32_t, std::string>;

  absl::Status TakeEvents(Message& message);

  Request request_;
  std::string ledger_id_;                                   // Empty until a basis was taken.
  Place last_{std::numeric_limits<int64_t>::min(), 0, ""};  // Of the last event that was taken.
  bool may_repeat_ = false;                                 // Whether this stream has sent nothing that is new yet.
};

}  // namespace handover::client

#endif  // HANDOVER_CLIENTS_CPP_MISMATCH_CURSOR_H_
