#ifndef HANDOVER_CLIENTS_CPP_RECORD_CURSOR_H_
#define HANDOVER_CLIENTS_CPP_RECORD_CURSOR_H_

#include <string>
#include <utility>

#include "absl/status/status.h"
#include "handover/registry/v1/registry_service.pb.h"

namespace handover::client {

// Where a watch of records stands, over all the streams that it takes. Not thread-safe.
class RecordCursor {
 public:
  using Request = registry::v1::WatchRecordsRequest;
  using Message = registry::v1::WatchRecordsResponse;

  explicit RecordCursor(Request request) : request_(std::move(request)) {}

  // What to ask for in order to go on behind all that was taken.
  const Request& request() const { return request_; }

  // The messages from now on are those of another stream, which was asked for request().
  void BeginStream() {}

  // Takes the next message. Fails with DATA_LOSS if it is of another ledger than those before, or does not go on where
  // they ended.
  absl::Status Take(Message& message);

 private:
  Request request_;
  std::string ledger_id_;  // Empty until a message was taken.
};

}  // namespace handover::client

#endif  // HANDOVER_CLIENTS_CPP_RECORD_CURSOR_H_
