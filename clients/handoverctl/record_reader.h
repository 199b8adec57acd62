#ifndef HANDOVER_CLIENTS_HANDOVERCTL_RECORD_READER_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_RECORD_READER_H_

#include <cstdint>
#include <functional>
#include <map>
#include <vector>

#include "absl/status/statusor.h"
#include "handover/registry/v1/registry_service.pb.h"

namespace handover::ctl {

using RecordsByRevision = std::map<int64_t, registry::v1::Record>;

// Reads the entries that come next after a revision, as typed records: one message of a watch, with at least one.
using ReadRecordsAfter = std::function<absl::StatusOr<registry::v1::WatchRecordsResponse>(int64_t after)>;

// Reads the records of `revisions`, which are ascending, with one call for those that come in one message. Fails with
// DATA_LOSS if the ledger has none of such a revision where there must be one, or with the error of `read_after`.
absl::StatusOr<RecordsByRevision> ReadRecords(const ReadRecordsAfter& read_after,
                                              const std::vector<int64_t>& revisions);

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_RECORD_READER_H_
