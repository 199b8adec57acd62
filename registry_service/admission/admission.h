#ifndef HANDOVER_REGISTRY_SERVICE_ADMISSION_ADMISSION_H_
#define HANDOVER_REGISTRY_SERVICE_ADMISSION_ADMISSION_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "handover/registry/v1/record.pb.h"
#include "registry_service/admission/ledger_view.h"

// The rules by which a record enters the ledger. Functions from values to values: no clock, no store, no gRPC.
//
// Errors are those of service_host/error.h; their fields are paths from the record, such as
// "declaration.quantity.count". The caller puts the record's place in its batch in front.
namespace handover::registry {

// Checks all that can be told from `record` alone: its name fits its kind, what is required is there and nothing else,
// every value is within its bounds, and no fields contradict each other. Fails with INVALID_ARGUMENT, naming every
// violation up to the limit.
absl::Status CheckShape(const v1::Record& record);

// Checks a record of good shape, whose name is new, against the ledger as it stands before it: what it refers to
// exists, belongs together and is not superseded. Fails with FAILED_PRECONDITION, or with the error of `ledger` if that
// cannot be read.
absl::Status CheckAgainstLedger(const v1::Record& record, LedgerView& ledger);

// Compares a record with the one of the same name that is there already, leaving out what the registry sets itself.
// Fails with ALREADY_EXISTS (NAME_TAKEN), naming the first field that differs, its value there and its value here.
absl::Status CheckSameContent(const v1::Record& existing, const v1::Record& record);

// The name of the record that `record` corrects or supersedes; empty if none.
std::string_view PredecessorOf(const v1::Record& record);

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_ADMISSION_ADMISSION_H_
