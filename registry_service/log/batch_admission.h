#ifndef HANDOVER_REGISTRY_SERVICE_LOG_BATCH_ADMISSION_H_
#define HANDOVER_REGISTRY_SERVICE_LOG_BATCH_ADMISSION_H_

#include <google/protobuf/timestamp.pb.h>

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "handover/registry/v1/record.pb.h"
#include "handover/registry/v1/registry_service.pb.h"
#include "registry_service/log/staged_ledger.h"

namespace handover::registry {

// Admits one batch of records against `ledger` and stages those that are new, each with its revision, `time` as its
// record time, and `author`. Returns one result for each record, in order; ledger id and revision of the answer are
// left to the caller.
//
// All or none: on an error nothing of the batch is staged, and what was staged before is as it was. The error is that
// of the first record which is not admitted, with its place in the batch: one of admission.h, INVALID_ARGUMENT
// (DUPLICATE_NAME) where two records of the batch have one name and differ, or that of the store if it cannot be read.
absl::StatusOr<v1::AppendRecordsResponse> AdmitBatch(std::vector<v1::Record> records, const std::string& author,
                                                     const google::protobuf::Timestamp& time, StagedLedger& ledger);

// Says what AdmitBatch would return, with the same errors, and leaves `ledger` as it was. What would be staged is
// answered as created, without revision and record time.
absl::StatusOr<v1::AppendRecordsResponse> ValidateBatch(std::vector<v1::Record> records, const std::string& author,
                                                        const google::protobuf::Timestamp& time, StagedLedger& ledger);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_LOG_BATCH_ADMISSION_H_
