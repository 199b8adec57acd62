#ifndef HANDOVER_CLIENTS_CPP_RECORD_IMPORT_H_
#define HANDOVER_CLIENTS_CPP_RECORD_IMPORT_H_

#include <cstddef>

#include "absl/status/statusor.h"
#include "handover/registry/v1/registry_service.pb.h"

namespace handover::client {

// One stream of batches to a registry: the next ones are sent while those before wait for their answers. Used from one
// thread at a time. Destroying it ends it.
class RecordImport {
 public:
  // How many batches the registry reads before it has answered them.
  static constexpr size_t kInFlightMax = 8;

  virtual ~RecordImport() = default;

  // Sends `batch`, at most kInFlightMax ahead of the answers that were received. If the stream has failed, it is not
  // sent, and Receive says why.
  virtual void Send(const registry::v1::AppendRecordsRequest& batch) = 0;

  // Waits for the answer to the next batch that has none yet; there is one. Fails with the reason of the registry if it
  // has refused that batch, with DEADLINE_EXCEEDED after kCallDeadline, and with UNAVAILABLE if the stream broke:
  // whether that batch and those behind it were appended is unknown but for a refusal. After a failure there are no
  // more answers.
  virtual absl::StatusOr<registry::v1::AppendRecordsResponse> Receive() = 0;
};

}  // namespace handover::client

#endif  // HANDOVER_CLIENTS_CPP_RECORD_IMPORT_H_
